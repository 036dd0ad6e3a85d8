import Content
import Languages

/// What a page is about, in the words of schema.org (JSON-LD), for search engines.
///
/// A data block is no script: a strict content policy lets it stand. Signs that could end the block
/// are written as escapes.
enum StructuredData {
  /// The way to a page; empty for a page without one.
  static func breadcrumb(_ trail: Trail, _ title: [UInt8], _ canonical: String) -> [UInt8] {
    guard !trail.crumbs.isEmpty else { return [] }
    var block = JSONBlock(trail.structured)
    append(title, canonical, trail.crumbs.count + 1, to: &block)
    block.append("]}")
    return block.bytes
  }

  /// Its beginning, which pages share.
  static func way(_ crumbs: [Crumb]) -> [UInt8] {
    var block = JSONBlock()
    block.append(
      #"{"@context":"https://schema.org","@type":"BreadcrumbList","itemListElement":["#)
    for (index, crumb) in crumbs.enumerated() {
      append(crumb.label, crumb.canonical, index + 1, to: &block)
      block.append(",")
    }
    return block.bytes
  }

  private static func append(
    _ label: [UInt8], _ address: String, _ position: Int, to block: inout JSONBlock
  ) {
    block.append(#"{"@type":"ListItem","position":"#)
    block.append(plain: String(position))
    block.append(#","name":"#)
    block.append(quotedMarkup: label)
    block.append(#","item":"#)
    block.append(quoted: address)
    block.append("}")
  }

  /// Two things in one block: the first is written already and may be empty.
  static func together(_ first: [UInt8], _ write: (inout JSONBlock) -> Void) -> [UInt8] {
    var block = JSONBlock(first, in: "[")
    if !first.isEmpty { block.append(",") }
    write(&block)
    if !first.isEmpty { block.append("]") }
    return block.bytes
  }
}
