/// Completion for zsh, made of the definitions: a file `_onir` in a folder of `fpath`.
enum ZshCompletion {
  static var text: String {
    let groups = CommandWords.groups.map { group in
      """
            \(group.name))
            if ((CURRENT == 3)); then
              local -a names=(
      \(described(group.commands, "          "))        )
              _describe 'command' names
              return
            fi
            command="$words[2] $words[3]" place=3
            ;;

      """
    }
    return """
      #compdef onir
      # Completion of onir for zsh; made by onir completion zsh.

      _onir_places() {
        local content=content index=${words[(I)--content]}
        ((index && index < $#words)) && content=$words[index + 1]
        local -a names=(${(f)"$(onir completion $1 --content $content 2>/dev/null)"})
        compadd -a names
      }

      _onir() {
        local command=$words[2] place=2
        if ((CURRENT == 2)); then
          local -a names=(
      \(described(CommandWords.first, "      "))    )
          _describe 'command' names
          return
        fi
        case $words[2] in
      \(groups.joined())  esac
        words=("$command" "${(@)words[place + 1,-1]}")
        ((CURRENT -= place - 1))
        case $command in
      \(Program.commands.map { command($0.definition) }.joined())  esac
      }

      if [[ $funcstack[1] == _onir ]]; then _onir "$@"; else compdef _onir onir; fi

      """
  }

  private static func described(_ commands: [(name: String, summary: String)], _ margin: String)
    -> String
  {
    commands.map { name, summary in
      "\(margin)'\(name):\(quoted(summary))'\n"
    }.joined()
  }

  private static func command(_ definition: Definition) -> String {
    var lines = definition.allOptions.map { option in
      let repeated = option.isRepeated ? "*" : ""
      let help = quoted(option.help).replacing("[", with: "\\[").replacing("]", with: "\\]")
      let value = option.value.map {
        ":\(shown($0)):\(action(CompletionValue($0, of: option.name)))"
      }
      return "'\(repeated)\(option.name)[\(help)]\(value ?? "")'"
    }
    if let argument = definition.arguments.first {
      lines.append("'1:\(shown(argument)):\(action(CompletionValue(argument)))'")
    }
    let list = lines.joined(separator: " \\\n        ")
    return "    '\(definition.name)')\n      _arguments \\\n        \(list)\n      ;;\n"
  }

  private static func action(_ value: CompletionValue) -> String {
    switch value {
    case .folder: "_files -/"
    case .file: "_files"
    case .city: "_onir_places cities"
    case .region: "_onir_places regions"
    case .words(let words): "(\(words.joined(separator: " ")))"
    case .free: " "
    }
  }

  /// A name of a value without what parts the fields of `_arguments`.
  private static func shown(_ value: String) -> String { value.replacing("|", with: " ") }

  private static func quoted(_ text: String) -> String {
    text.replacing("'", with: "’").replacing(":", with: "\\:")
  }
}
