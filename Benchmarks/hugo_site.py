#!/usr/bin/env python3
"""Writes a Hugo site of the same content. README.md says what of it Hugo renders.

What no city changes but its names (head, header, footer, filters, the pages of queue and cabinet) is cut out of
what onir has built, so both programs write the same bytes; it becomes a partial with holes for the city's names.
"""

import argparse
import json
import pathlib
import re
import shutil

import hugo_data

HERE = pathlib.Path(__file__).resolve().parent
LANGUAGES = ["kk", "ru"]
CONTACT = "+7 700 000-00-01"
# The page to cut the head of each kind out of; of the last a city has many.
KINDS = {"home": "", "guides": "guides", "kindergartens": "kindergartens", "vacancies": "vacancies",
         "statistics": "statistics", "guide": "guides/*", "kindergarten": "kindergartens/*"}
ONCE = ["home", "guides", "kindergartens", "vacancies", "statistics"]
ADAPTER = """\
{{- $slug := "SLUG" -}}
{{- $city := index hugo.Data.cities $slug -}}
{{- range $language := slice "kk" "ru" -}}
{{- range $kind, $path := hugo.Data.kinds -}}
{{- $.AddPage (dict "path" (path.Join $language $path) "layout" (printf "%s-%s" $kind $language) "params" (dict "c" $slug)) -}}
{{- end -}}
{{- range $name, $shell := hugo.Data.shells -}}
{{- $.AddPage (dict "path" (path.Join $language $shell.path) "layout" (printf "shell-%s" $language) "params" (dict "c" $slug "s" $name)) -}}
{{- end -}}
{{- range hugo.Data.guides -}}
{{- $.AddPage (dict "path" (path.Join $language "guides" .slug) "layout" (printf "guide-%s" $language) "params" (dict "c" $slug "guide" .slug)) -}}
{{- end -}}
{{- range $index, $item := $city.kindergartens -}}
{{- $.AddPage (dict "path" (path.Join $language "kindergartens" $item.id) "layout" (printf "kindergarten-%s" $language) "params" (dict "c" $slug "k" $index)) -}}
{{- end -}}
{{- end -}}
"""


def write(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def write_json(path, value):
    write(path, json.dumps(value, ensure_ascii=False, separators=(",", ":")))


class Site:
    """From the content and what onir built of it, into a folder."""

    def __init__(self, content, built, output):
        self.content, self.built, self.output = content, built, output
        self.shells = {}

    def data(self):
        """Every city as JSON, and what all of them share."""
        places = hugo_data.rows(self.content / "regions.csv")
        regions = {row["region"]: row for row in places if not row["city"]}
        days = set()
        for place in places:
            if not place["city"]:
                continue
            city, named_days = hugo_data.city(
                self.content / "cities" / place["city"], place, regions[place["region"]], CONTACT)
            days.update(named_days)
            write_json(self.output / "data" / "cities" / f"{place['city']}.json", city)
            write(self.output / "content" / place["city"] / "_content.gotmpl",
                  ADAPTER.replace("SLUG", place["city"]))
            self.charts(place["city"])
        write_json(self.output / "data" / "words.json", hugo_data.words(sorted(days)))
        write_json(self.output / "data" / "callouts.json", hugo_data.CALLOUTS)
        write_json(self.output / "data" / "kinds.json", {kind: KINDS[kind] for kind in ONCE})

    def charts(self, slug):
        """The charts of a city's statistics, drawn already: templates are no place to draw."""
        for language in LANGUAGES:
            page = self.built / slug / language / "statistics" / "index.html"
            if page.exists():
                inside = page.read_text(encoding="utf-8").partition('<dl class="figures">')
                write(self.output / "assets" / "charts" / f"{slug}.{language}.html",
                      inside[1] + inside[2].partition("</main>")[0])

    def guides(self):
        """The same Markdown, with marks for the city's values and Hugo's notation for captions."""
        titles, listed = {}, []
        for folder in self.content.glob("guides/*"):
            order = 0
            for language in LANGUAGES:
                text = (folder / f"{language}.md").read_text(encoding="utf-8")
                order = int(re.search(r"^order: (\d+)", text, re.M).group(1))
                title = re.search(r'^title: "(.*)"', text, re.M).group(1)
                titles.setdefault(folder.name, {})[language] = title
                text = re.sub(r"\{\{(?:(\w+)\.)?(\w+)\}\}", mark, text)
                text = re.sub(r"^```table (.*)$", r'```table {caption="\1"}', text, flags=re.M)
                text = text.replace("---\n", f"---\nlang: {language}\nbuild: {{render: never, list: never}}\n", 1)
                write(self.output / "content" / "texts" / f"{folder.name}-{language}.md", text)
            listed.append((order, folder.name))
        write_json(self.output / "data" / "guide_titles.json", titles)
        write_json(self.output / "data" / "guides.json", [
            {"slug": slug, **{f"title_{language}": titles[slug][language] for language in LANGUAGES}}
            for _, slug in sorted(listed)])

    def layouts(self):
        """Each layout once for each language: words of a language cost Hugo nothing."""
        shutil.copy(HERE / "hugo" / "hugo.toml", self.output)
        for path in (HERE / "hugo" / "layouts").rglob("*.html"):
            text = path.read_text(encoding="utf-8")
            name = path.relative_to(HERE / "hugo")
            if name.parent.name == "_markup":
                write(self.output / name, text)
                continue
            for index, language in enumerate(LANGUAGES, start=1):
                write(self.output / name.with_stem(f"{name.stem}-{language}"),
                      re.sub(r"\[\[(.*?)\|(.*?)\]\]", lambda found, index=index: found.group(index), text))

    def pattern_city(self):
        """The first city where one signs in with a number and a password; its pages are the commonest."""
        settings = sorted(self.content.glob("cities/*/city.yaml"))
        usual = [path for path in settings if "iin_password" in path.read_text(encoding="utf-8")]
        return (usual or settings)[0].parent.name

    def parts(self):
        """What is cut out of the pages of one city."""
        slug = self.pattern_city()
        city = json.loads((self.output / "data" / "cities" / f"{slug}.json").read_text(encoding="utf-8"))
        for language in LANGUAGES:
            root = self.built / slug / language
            for kind, pattern in KINDS.items():
                page = Cut(sorted(root.glob(f"{pattern}/index.html" if pattern else "index.html"))[0], city, language)
                self.part(f"{kind}-head-{language}", page.head())
                if kind == "home":
                    for name, text in page.frame().items():
                        self.part(f"{name}-{language}", text)
                if kind == "kindergartens":
                    self.part(f"filters-{language}", page.between("<form", "<table"))
            for path in sorted([*root.glob("queue/**/index.html"), *root.glob("cabinet/**/index.html")]):
                self.shell(path.parent.relative_to(root), Cut(path, city, language), language)
        write_json(self.output / "data" / "shells.json", self.shells)

    def shell(self, path, page, language):
        name = str(path).replace("/", "-")
        shell = self.shells.setdefault(name, {"path": f"{path}/"})
        shell[f"title_{language}"] = page.plain(r"<h1[^>]*>(.*?)</h1>")
        shell[f"says_{language}"] = page.plain(r'<meta name="description" content="(.*?)">')
        self.part(f"{name}-head-{language}", page.head())
        self.part(f"{name}-main-{language}", page.between("<main", "</main>") + "</main>")

    def part(self, name, text):
        write(self.output / "layouts" / "_partials" / "parts" / f"{name}.html", text)


class Cut:
    """A page of one city, cut into parts with holes where its names stood."""

    def __init__(self, path, city, language):
        self.text = path.read_text(encoding="utf-8")
        # The longest first: a region may be called like its city.
        found = {city["slug"]: "slug", city["region"]: "region",
                 **{city[name]: name for name in ["phone", "tel", "support", "support_tel"]},
                 city[f"region_{language}"]: f"region_{language}", city[f"name_{language}"]: f"name_{language}"}
        self.names = dict(sorted(found.items(), key=lambda item: -len(item[0])))

    def holes(self, text):
        text = text.replace("{{", "{{ `{{` }}")
        pattern = "|".join(re.escape(name) for name in self.names)
        return re.sub(pattern, lambda found: f"{{{{ .{self.names[found.group()]} }}}}", text)

    def between(self, start, end):
        begin = self.text.index(start)
        return self.holes(self.text[begin:self.text.index(end, begin)])

    def plain(self, pattern):
        found = re.search(pattern, self.text, re.S)
        return re.sub("<.*?>", "", found.group(1)) if found else ""

    def head(self):
        """Styles and scripts; structured data is left out, as it differs from page to page."""
        begin = self.text.index("\n", self.text.index("og:locale")) + 1
        head = self.text[begin:self.text.index("</head>")]
        return self.holes(re.sub(r'<script type="application/ld\+json">.*?</script>\n', "", head, flags=re.S))

    def frame(self):
        """What stands around the text, without the links to the other language."""
        languages = self.text.index('<ul class="languages"')
        after = self.text.index("</ul>\n", languages) + len("</ul>\n")
        return {"header-1": self.holes(self.text[self.text.index("</head>"):languages]),
                "header-2": self.holes(self.text[after:self.text.index("<main")]),
                "footer": self.holes(self.text[self.text.index("<footer"):])}


def mark(found):
    group, name = found.group(1) or "", found.group(2)
    return f"ONIR{'' if group == 'values' else group.upper()}{name.upper()}X"


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("content", type=pathlib.Path)
    parser.add_argument("built", type=pathlib.Path, help="what onir built of it")
    parser.add_argument("output", type=pathlib.Path)
    options = parser.parse_args()
    site = Site(options.content, options.built, options.output)
    site.data()
    site.guides()
    site.layouts()
    site.parts()


if __name__ == "__main__":
    main()
