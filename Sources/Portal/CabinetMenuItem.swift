/// An item of the cabinet's menu (S0-21) in a language, whatever the page it stands on.
struct CabinetMenuItem {
  let kind: CabinetPageKind
  let label: String
  let address: String
}
