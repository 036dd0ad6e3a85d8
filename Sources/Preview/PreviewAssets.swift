/// What the preview adds to a page: a program that waits for changes, and the look of messages.
enum PreviewAssets {
  static let script = """
    const revision = Number(document.querySelector("script[data-onir-revision]").dataset.onirRevision);
    async function look() {
      try {
        const response = await fetch("/_onir/revision", { cache: "no-store" });
        if ((await response.json()).revision !== revision) { location.reload(); return; }
      } catch {
        // The server is being started again; the next look finds it.
      }
      setTimeout(look, 400);
    }
    addEventListener("load", () => setTimeout(look, 400));

    """

  static let style = """
    .onir-messages { position: fixed; inset: auto 0 0 0; max-height: 70vh; overflow: auto; z-index: 1000;
      margin: 0; padding: 1rem; background: #12232e; color: #fff; border-top: 4px solid #ffc629;
      font: 0.9375rem/1.45 ui-monospace, monospace; white-space: pre-wrap; overflow-wrap: anywhere; }

    """
}
