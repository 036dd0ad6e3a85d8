internal import CMark

/// The tree of a Markdown text; owns libcmark's memory.
///
/// Its nodes must not outlive it.
final class SyntaxTree {
  let root: SyntaxNode

  init(_ text: [UInt8]) {
    let tree = text.withUnsafeBytes { buffer in
      cmark_parse_document(
        buffer.baseAddress?.assumingMemoryBound(to: CChar.self), buffer.count, CMARK_OPT_DEFAULT)
    }
    if let tree { cmark_consolidate_text_nodes(tree) }
    root = SyntaxNode(tree)
  }

  deinit { root.release() }

  enum Step {
    case enter(SyntaxNode)
    case leave(SyntaxNode)
  }

  /// Goes through the tree below a node; `visit` returns false to pass over what is inside.
  static func walk(_ node: SyntaxNode, _ visit: (Step) -> Bool) {
    node.withPointer { pointer in
      guard let iterator = cmark_iter_new(pointer) else { return }
      defer { cmark_iter_free(iterator) }
      while true {
        let event = cmark_iter_next(iterator)
        if event == CMARK_EVENT_DONE { return }
        let current = cmark_iter_get_node(iterator)
        let isEntering = event == CMARK_EVENT_ENTER
        let goesOn = visit(
          isEntering ? .enter(SyntaxNode(current)) : .leave(SyntaxNode(current)))
        // The iterator has chosen its next node already; `visit` may have taken that one away.
        if isEntering, let current {
          cmark_iter_reset(iterator, current, goesOn ? CMARK_EVENT_ENTER : CMARK_EVENT_EXIT)
        }
      }
    }
  }
}

/// One node of the tree, with everything the renderer asks of it.
struct SyntaxNode: Hashable {
  private let pointer: OpaquePointer?

  init(_ pointer: OpaquePointer?) { self.pointer = pointer }

  enum Kind {
    case document, blockQuote, list, item, codeBlock, rawBlock, paragraph, heading, thematicBreak
    case text, softBreak, lineBreak, code, rawInline, emphasis, strong, link, image, other
  }

  var kind: Kind {
    switch cmark_node_get_type(pointer) {
    case CMARK_NODE_DOCUMENT: .document
    case CMARK_NODE_BLOCK_QUOTE: .blockQuote
    case CMARK_NODE_LIST: .list
    case CMARK_NODE_ITEM: .item
    case CMARK_NODE_CODE_BLOCK: .codeBlock
    case CMARK_NODE_HTML_BLOCK: .rawBlock
    case CMARK_NODE_PARAGRAPH: .paragraph
    case CMARK_NODE_HEADING: .heading
    case CMARK_NODE_THEMATIC_BREAK: .thematicBreak
    case CMARK_NODE_TEXT: .text
    case CMARK_NODE_SOFTBREAK: .softBreak
    case CMARK_NODE_LINEBREAK: .lineBreak
    case CMARK_NODE_CODE: .code
    case CMARK_NODE_HTML_INLINE: .rawInline
    case CMARK_NODE_EMPH: .emphasis
    case CMARK_NODE_STRONG: .strong
    case CMARK_NODE_LINK: .link
    case CMARK_NODE_IMAGE: .image
    default: .other
    }
  }

  var exists: Bool { pointer != nil }
  var literal: String { Self.string(cmark_node_get_literal(pointer)) }
  var url: String { Self.string(cmark_node_get_url(pointer)) }
  var title: String { Self.string(cmark_node_get_title(pointer)) }
  var info: String { Self.string(cmark_node_get_fence_info(pointer)) }
  var level: Int { Int(cmark_node_get_heading_level(pointer)) }
  var line: Int { Int(cmark_node_get_start_line(pointer)) }
  var column: Int { Int(cmark_node_get_start_column(pointer)) }
  var isOrdered: Bool { cmark_node_get_list_type(pointer) == CMARK_ORDERED_LIST }
  var isTight: Bool { cmark_node_get_list_tight(pointer) == 1 }
  var start: Int { Int(cmark_node_get_list_start(pointer)) }
  var parent: SyntaxNode { SyntaxNode(cmark_node_parent(pointer)) }
  var firstChild: SyntaxNode { SyntaxNode(cmark_node_first_child(pointer)) }
  var next: SyntaxNode { SyntaxNode(cmark_node_next(pointer)) }

  /// How many nodes are directly inside.
  var childCount: Int {
    var count = 0
    var child = firstChild
    while child.exists {
      count += 1
      child = child.next
    }
    return count
  }

  var onlyChild: SyntaxNode? {
    let child = firstChild
    return child.exists && !child.next.exists ? child : nil
  }

  func setLiteral(_ text: String) { _ = cmark_node_set_literal(pointer, text) }

  /// Takes the node out of the tree and frees it.
  func release() {
    guard let pointer else { return }
    cmark_node_unlink(pointer)
    cmark_node_free(pointer)
  }

  fileprivate func withPointer(_ body: (OpaquePointer) -> Void) {
    if let pointer { body(pointer) }
  }

  private static func string(_ characters: UnsafePointer<CChar>?) -> String {
    characters.map { String(cString: $0) } ?? ""
  }
}
