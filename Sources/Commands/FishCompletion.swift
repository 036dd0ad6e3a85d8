/// Completion for fish, made of the definitions.
enum FishCompletion {
  static var text: String {
    var text = """
      # Completion of onir for fish; made by onir completion fish.

      function __onir_command
          set -l words (commandline -opc)
          set -e words[1]
          set -l size (count $argv)
          test (count $words) -ge $size; and test "$words[1..$size]" = "$argv"
      end

      function __onir_bare
          test (count (commandline -opc)) -eq $argv[1]
      end

      function __onir_places
          set -l words (commandline -opc)
          set -l content content
          if set -l index (contains -i -- --content $words)
              set content $words[(math $index + 1)]
          end
          onir completion $argv[1] --content $content 2>/dev/null
      end

      complete -c onir -f

      """
    for (name, summary) in CommandWords.first {
      text += "complete -c onir -n '__onir_bare 1' -a \(name) -d \(quoted(summary))\n"
    }
    for group in CommandWords.groups {
      for (name, summary) in group.commands {
        text +=
          "complete -c onir -n '__onir_bare 2; and __onir_command \(group.name)' -a \(name) "
          + "-d \(quoted(summary))\n"
      }
    }
    return text + Program.commands.map { command($0.definition) }.joined()
  }

  private static func command(_ definition: Definition) -> String {
    let condition = "complete -c onir -n '__onir_command \(definition.name)'"
    var text = ""
    for option in definition.allOptions {
      let value = option.value.map { CompletionValue($0, of: option.name) }
      text += "\(condition) -l \(option.name.dropFirst(2))\(value.map(argument) ?? "") "
      text += "-d \(quoted(option.help))\n"
    }
    if let own = definition.argument.map(argument), own.contains("-a") || own.contains("-F") {
      text += "\(condition)\(own.replacing(" -x", with: "").replacing(" -r", with: ""))\n"
    }
    return text
  }

  private static func argument(_ value: CompletionValue) -> String {
    switch value {
    case .folder: " -x -a '(__fish_complete_directories)'"
    case .file: " -r -F"
    case .city: " -x -a '(__onir_places cities)'"
    case .region: " -x -a '(__onir_places regions)'"
    case .words(let words): " -x -a '\(words.joined(separator: " "))'"
    case .free: " -x"
    }
  }

  private static func quoted(_ text: String) -> String {
    "'" + text.replacing("\\", with: "\\\\").replacing("'", with: "\\'") + "'"
  }
}
