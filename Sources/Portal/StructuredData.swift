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

  /// Several things in one block.
  static func together(_ blocks: [UInt8]...) -> [UInt8] {
    let blocks = blocks.filter { !$0.isEmpty }
    guard blocks.count > 1 else { return blocks.first ?? [] }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(blocks.reduce(1) { $0 + $1.count + 1 })
    for block in blocks {
      bytes.append(UInt8(ascii: bytes.isEmpty ? "[" : ","))
      bytes.append(contentsOf: block)
    }
    bytes.append(UInt8(ascii: "]"))
    return bytes
  }
}
