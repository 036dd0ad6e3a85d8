import Diagnostics

extension Event.Failure {
  /// What the parser says, for people who do not know how it reads.
  static func sentence(_ problem: String) -> Message {
    switch problem {
    case "found character that cannot start any token":
      "nothing can begin with this sign; indent with blanks, never with a tab"
    case "mapping values are not allowed in this context":
      "a second colon stands here, and the text has no quotes"
    case "did not find expected ',' or ']'": "a list begins with [ and does not end with ]"
    case "did not find expected ',' or '}'": "something begins with { and does not end with }"
    case "could not find expected ':'": "a name stands here without its colon"
    case "did not find expected key":
      "this line is indented otherwise than those above, or quotes end too early"
    case "did not find expected '-' indicator": "this line of the list does not begin with -"
    case "did not find expected node content": "a value is missing here"
    case "found unexpected end of stream": "the quotes opened here are never closed"
    case "found unexpected document indicator": "the line --- stands within quotes"
    case "found unknown escape character", "did not find expected hexdecimal number":
      "after \\ stands a sign that means nothing there"
    case _ where problem.hasPrefix("found a tab character"): "a tab stands where blanks must"
    case "control characters are not allowed": "an invisible sign stands here"
    case "out of memory": "the memory of the machine is used up"
    default: "it cannot be understood from here on"
    }
  }
}
