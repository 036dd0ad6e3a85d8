/// Completion for bash 4 and newer, made of the definitions.
enum BashCompletion {
  static var text: String {
    let first = CommandWords.first.map(\.name).joined(separator: " ")
    let groups = CommandWords.groups.map { group in
      "    \(group.name)) words='\(group.commands.map(\.name).joined(separator: " "))' ;;\n"
    }
    let commands = Program.commands.map { command($0.definition) }
    return """
      # Completion of onir for bash; made by onir completion bash.

      _onir_content() {
        local i
        for ((i = 1; i < COMP_CWORD; i++)); do
          if [[ ${COMP_WORDS[i]} == --content ]]; then printf '%s' "${COMP_WORDS[i + 1]}"; return; fi
        done
        printf content
      }

      _onir() {
        local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD - 1]}
        local command=${COMP_WORDS[1]} words='' options='' kind=words
        COMPREPLY=()
        if ((COMP_CWORD == 1)); then
          mapfile -t COMPREPLY < <(compgen -W '\(first) --help --version' -- "$word")
          return
        fi
        case $command in
      \(groups.joined())    esac
        if [[ -n $words ]]; then
          if ((COMP_CWORD == 2)); then
            mapfile -t COMPREPLY < <(compgen -W "$words" -- "$word")
            return
          fi
          command="$command ${COMP_WORDS[2]}" words=''
        fi
        case $command in
      \(commands.joined())    *) return ;;
        esac
        if [[ $kind == words && $word == -* ]]; then words=$options; fi
        case $kind in
          folder) compopt -o filenames; mapfile -t COMPREPLY < <(compgen -d -- "$word") ;;
          file) compopt -o filenames; mapfile -t COMPREPLY < <(compgen -f -- "$word") ;;
          cities | regions)
            words=$("${COMP_WORDS[0]}" completion "$kind" --content "$(_onir_content)" 2>/dev/null)
            mapfile -t COMPREPLY < <(compgen -W "$words" -- "$word")
            ;;
          words) mapfile -t COMPREPLY < <(compgen -W "$words" -- "$word") ;;
        esac
      }

      complete -F _onir onir

      """
  }

  private static func command(_ definition: Definition) -> String {
    let options = definition.allOptions.map(\.name).joined(separator: " ")
    var cases = ""
    for option in definition.allOptions {
      guard let value = option.value else { continue }
      cases += "        \(option.name)) \(kind(CompletionValue(value, of: option.name))) ;;\n"
    }
    let other = definition.argument.map(kind) ?? "words=$options"
    // An option may stand where an argument could.
    let fallback =
      "        *) [[ $word == -* ]] || \(other == "words=$options" ? other : "{ \(other); }") ;;\n"
    return """
            '\(definition.name)')
            options='\(options)'
            case $before in
      \(cases)\(fallback)      esac
            ;;

      """
  }

  private static func kind(_ value: CompletionValue) -> String {
    switch value {
    case .folder: "kind=folder"
    case .file: "kind=file"
    case .city: "kind=cities"
    case .region: "kind=regions"
    case .words(let words): "words='\(words.joined(separator: " "))'"
    case .free: "kind=free"
    }
  }
}
