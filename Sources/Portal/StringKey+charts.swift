extension StringKey {
  /// The texts of statistics and their charts.
  static let charts: [StringKey] = chartNames + chartSentences + chartCounts + comparison

  private static let chartNames =
    Measure.charts.flatMap { measure in
      ["title", "unit"].map { StringKey("chart_\(measure.rawValue)_\($0)") }
    }
    + [
      "chart_few", "chart_few_children", "chart_few_referrals", "chart_highest_now",
      "chart_legend_queue", "chart_legend_benefit", "chart_no_data",
    ].map { StringKey($0) }
    + [
      StringKey("chart_least", ["n"]), StringKey("chart_open", ["month"]),
      StringKey("chart_queue_benefit", ["n"]), StringKey("chart_source", ["city", "period"]),
    ]

  private static let chartSentences = Measure.charts.flatMap { measure in
    let rate = measure == .rate
    return [
      StringKey("chart_\(measure.rawValue)_now", ["in", "n"]),
      StringKey("chart_\(measure.rawValue)_rose", rate ? ["in", "n"] : ["than", "n"]),
      StringKey("chart_\(measure.rawValue)_fell", rate ? ["in", "n"] : ["than", "n"]),
      StringKey("chart_\(measure.rawValue)_same", rate ? ["in"] : ["than"]),
      StringKey("chart_\(measure.rawValue)_highest", ["in", "n"]),
    ]
  }

  private static let chartCounts = ["children", "places", "referrals"].flatMap { noun in
    ["chart_\(noun)", "chart_by_\(noun)"].map { StringKey($0, ["n"], isCounted: true) }
  }

  private static let comparison: [StringKey] = [
    StringKey("comparison_title", ["month"]),
    StringKey("comparison_referrals", ["month"]), StringKey("comparison_total"),
    StringKey("chart_demand_title"), StringKey("place"), StringKey("region"),
    StringKey("comparison_sample"), StringKey("sample_mark"),
    StringKey("comparison_country"), StringKey("comparison_region"),
  ]
}
