"""The hook of a git server and the recipes of docs/pipeline.md, run as they are written."""

import os
import re
import shutil
import subprocess

import pytest

from test_documents import PROGRAM, ROOT

NAMES = {"GIT_AUTHOR_NAME": "Test", "GIT_AUTHOR_EMAIL": "test@portal.example",
         "GIT_COMMITTER_NAME": "Test", "GIT_COMMITTER_EMAIL": "test@portal.example",
         "GIT_CONFIG_GLOBAL": "/dev/null", "GIT_CONFIG_SYSTEM": "/dev/null"}
PUSHERS = ["ONIR_PUSHER", "GITEA_PUSHER_NAME", "GL_USERNAME", "GL_USER", "REMOTE_USER"]
SITE = "title: {kk: Сынақ, ru: Проба}\nbase_url: https://portal.example/\nlanguages: [kk, ru]\ndefault_language: kk\n"
REGIONS = """region,city,kato,name_kk,name_ru
atyrau,,230000000,Атырау облысы,Атырауская область
atyrau,atyrau,231000000,Атырау,Атырау
pavlodar,,550000000,Павлодар облысы,Павлодарская область
pavlodar,pavlodar,551000000,Павлодар,Павлодар
"""
TABLES = {
    "kindergartens.csv": "id,name_kk,name_ru,ownership,languages,groups,capacity,enrolled\n"
                         "a-1,Балапан,Балапан,state,kk,4,100,90\n",
    "vacancies.csv": "date,kindergarten_id,age_group,group_type,language,places\n"
                     "2026-11-18,a-1,3-4,general,kk,2\n",
}


def recipe(name):
    text = (ROOT / "docs" / "pipeline.md").read_text()
    return re.search(rf"```shell\n# recipe: {name}\n(.*?)```", text, re.DOTALL)[1]


class Server:
    """A bare repository with the hook, and a clone to push from."""

    def __init__(self, folder):
        self.bare, self.clone = folder / "server.git", folder / "clone"
        (folder / "bin").mkdir()
        (folder / "bin" / "onir").symlink_to(PROGRAM)
        self.environment = {name: value for name, value in os.environ.items() if name not in PUSHERS}
        self.environment |= NAMES | {"PATH": f"{folder / 'bin'}:{os.environ['PATH']}"}
        self.run("git", "init", "-q", "--bare", "-b", "main", self.bare, folder=folder)
        self.run("git", "clone", "-q", self.bare, self.clone, folder=folder)
        self.run("git", "checkout", "-q", "-B", "main")
        shutil.copytree(ROOT / "templates", self.clone / "templates")
        self.write("content/site.yaml", SITE)
        self.write("content/regions.csv", REGIONS)
        for language, title in [("kk", "Кезек"), ("ru", "Очередь")]:
            self.write(f"content/guides/queue/{language}.md", f"---\ntitle: {title}\n---\nМәтін.\n")
        for name, text in TABLES.items():
            self.write(f"content/cities/atyrau/{name}", text)
        self.write("content/cities/pavlodar/city.yaml", "codes: app\n")
        self.commit()
        self.run("git", "push", "-q", "origin", "main")
        self.environment["REPOSITORY"] = str(self.bare)
        self.run("sh", "-euc", recipe("hook"), folder=ROOT)

    def run(self, *words, folder=None, code=0, **environment):
        done = subprocess.run(
            words, cwd=folder or self.clone, env=self.environment | environment,
            capture_output=True, text=True, timeout=300)
        if code is not None:
            assert done.returncode == code, done.stdout + done.stderr
        return done

    def write(self, path, text):
        file = self.clone / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)

    def commit(self):
        self.run("git", "add", "-A")
        self.run("git", "commit", "-q", "--allow-empty", "-m", "change")

    def push(self, pusher, *words, variable="ONIR_PUSHER"):
        """Whether a push was accepted, and what the server said."""
        known = {variable: pusher} if pusher else {}
        words = words or ("HEAD:main",)
        done = self.run("git", "push", "-q", "origin", *words, code=None, **known)
        return done.returncode == 0, done.stderr

    def undo(self):
        self.run("git", "reset", "-q", "--hard", "origin/main")
        self.run("git", "clean", "-qfd")


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    return Server(tmp_path_factory.mktemp("server"))


@pytest.fixture(autouse=True)
def clean(server):
    server.undo()


VACANCIES = TABLES["vacancies.csv"] + "2026-11-19,a-1,3-4,general,kk,1\n"


@pytest.mark.parametrize("variable", PUSHERS)
def test_accepts_what_is_the_regions_own(server, variable):
    server.write("content/cities/atyrau/city.yaml", f"# {variable}\ncodes: app\n")
    server.commit()
    accepted, said = server.push("aigul", variable=variable)
    assert accepted, said


FOREIGN = {
    "content/cities/pavlodar/city.yaml": "codes: sms\n",
    "content/site.yaml": SITE + "fallback: true\n",
    "content/guides/queue/kk.md": "---\ntitle: Басқа\n---\n",
    "content/regions.csv": REGIONS.replace("551000000", "551000001"),
    "templates/base.mustache": "x\n",
    "Makefile": "all:\n\ttouch /tmp/pwned\n",
    ".gitattributes": "* filter=x\n",
    "hooks/pre-receive": "#!/bin/sh\nexit 0\n",
}


@pytest.mark.parametrize("path", FOREIGN)
def test_refuses_what_lies_outside_the_region(server, path):
    server.write(path, FOREIGN[path])
    server.commit()
    accepted, said = server.push("aigul")
    assert not accepted and "[outside-region]" in said and path in said, said


def test_refuses_errors_and_names_the_row(server):
    server.write("content/cities/atyrau/vacancies.csv", VACANCIES.replace("a-1,3-4,general,kk,1", "a-9,3-4,general,kk,1"))
    server.commit()
    accepted, said = server.push("aigul")
    assert not accepted and "vacancies.csv:3:2" in said and "[unknown-kindergarten]" in said, said


def test_refuses_a_deletion_that_breaks_what_stays(server):
    (server.clone / "content/cities/atyrau/kindergartens.csv").unlink()
    server.commit()
    accepted, said = server.push("aigul")
    assert not accepted and "[unknown-kindergarten]" in said, said


def test_refuses_links_other_repositories_and_moves(server):
    (server.clone / "content/cities/atyrau/reviews.csv").symlink_to("../../../../../../etc/passwd")
    server.commit()
    accepted, said = server.push("aigul")
    assert not accepted and "reviews.csv" in said and "root:" not in said, said
    server.undo()
    (server.clone / "content/cities/atyrau/guides").symlink_to("../pavlodar")
    server.commit()
    assert not server.push("aigul")[0]
    server.undo()
    head = server.run("git", "rev-parse", "HEAD").stdout.strip()
    server.run("git", "update-index", "--add", "--cacheinfo", f"160000,{head},content/cities/atyrau/guides")
    server.run("git", "commit", "-q", "-m", "change")
    assert not server.push("aigul")[0]
    server.undo()
    server.run("git", "mv", "content/cities/pavlodar/city.yaml", "content/cities/atyrau/moved.yaml")
    server.commit()
    accepted, said = server.push("aigul")
    assert not accepted and "content/cities/pavlodar/city.yaml" in said, said


def test_refuses_to_rewrite_tag_delete_or_begin_elsewhere(server):
    server.write("content/cities/pavlodar/city.yaml", "codes: app\n# seen\n")
    server.commit()
    assert server.push("serik")[0]
    server.run("git", "reset", "-q", "--hard", "HEAD~1")
    server.write("content/cities/atyrau/city.yaml", "codes: app\n# again\n")
    server.commit()
    accepted, said = server.push("aigul", "--force", "HEAD:main")
    assert not accepted and "не может переписывать историю" in said, said
    assert not server.push("aigul", "HEAD:refs/tags/v1")[0]
    assert not server.push("aigul", "HEAD:refs/replace/0000000000000000000000000000000000000001")[0]
    assert server.push("centre", "main:refs/heads/other")[0]
    assert not server.push("aigul", ":refs/heads/other")[0]
    server.run("git", "checkout", "-q", "--orphan", "elsewhere")
    server.run("git", "commit", "-q", "-m", "elsewhere")
    assert not server.push("aigul", "HEAD:refs/heads/elsewhere")[0]
    server.run("git", "checkout", "-q", "-f", "main")


def test_accepts_a_branch_that_begins_at_the_main_one(server):
    server.run("git", "fetch", "-q")
    server.undo()
    server.write("content/cities/atyrau/city.yaml", "codes: app\n# branch\n")
    server.commit()
    accepted, said = server.push("aigul", "HEAD:refs/heads/aigul")
    assert accepted, said
    server.write("content/cities/pavlodar/city.yaml", "codes: sms\n")
    server.commit()
    assert not server.push("aigul", "HEAD:refs/heads/aigul")[0]


def test_refuses_who_is_on_no_line(server):
    server.commit()
    for pusher in [None, "nobody", "", "aigul=atyrau", "a*", "#"]:
        accepted, said = server.push(pusher)
        assert not accepted and "ничего не принято" in said, (pusher, said)


def test_refuses_a_history_that_is_not_the_branchs_own(server):
    """The same files and the region's own change, but nothing of what was there before."""
    server.run("git", "fetch", "-q")
    server.undo()
    server.write("content/cities/atyrau/city.yaml", "codes: app\n# alone\n")
    server.run("git", "add", "-A")
    tree = server.run("git", "write-tree").stdout.strip()
    alone = server.run("git", "commit-tree", "-m", "alone", tree).stdout.strip()
    accepted, said = server.push("aigul", "--force", f"{alone}:main")
    assert not accepted and "не может переписывать историю" in said, said


def test_refuses_to_take_a_city_in_steps(server):
    server.run("git", "fetch", "-q")
    server.undo()
    for row in ["atyrau,pavlodar,551000000,Павлодар,Павлодар", "atyrau, pavlodar ,231000001,Павлодар,Павлодар"]:
        server.write("content/regions.csv", REGIONS + row + "\n")
        server.commit()
        accepted, said = server.push("aigul")
        assert not accepted and "content/regions.csv:6" in said and "[outside-region]" in said, said
        server.undo()


BLOB = "100644 blob"


def pushed_tree(server, entries):
    """A commit on top of the branch with more entries of a tree in content/cities/atyrau."""
    def made(lines):
        return subprocess.run(["git", "mktree", "--missing"], input="".join(f"{line}\n" for line in lines), text=True,
                              cwd=server.clone, env=server.environment, capture_output=True, check=True).stdout.strip()

    def listed(path):
        return server.run("git", "ls-tree", f"HEAD:{path}").stdout.splitlines()

    tree = made(listed("content/cities/atyrau") + entries(made))
    for path, name in [("content/cities", "atyrau"), ("content", "cities"), ("", "content")]:
        tree = made([line for line in listed(path) if not line.endswith(f"\t{name}")] + [f"040000 tree {tree}\t{name}"])
    return server.run("git", "commit-tree", "-p", "HEAD", "-m", "change", tree).stdout.strip()


def test_refuses_trees_of_trees_without_end(server):
    server.run("git", "fetch", "-q")
    server.undo()
    blob = server.run("git", "hash-object", "-w", "content/site.yaml").stdout.strip()

    def bomb(made):
        tree = made(f"{BLOB} {blob}\tf{index}" for index in range(10))
        for _ in range(9):
            tree = made(f"040000 tree {tree}\td{index}" for index in range(10))
        return [f"040000 tree {tree}\tzz"]

    accepted, said = server.push("aigul", f"{pushed_tree(server, bomb)}:main")
    assert not accepted and "файлов больше 200000" in said, said


def test_refuses_files_that_are_too_large_or_too_many(server):
    server.run("git", "fetch", "-q")
    server.undo()
    server.write("content/cities/atyrau/photo.bin", "\0" * (33 << 20))
    server.commit()
    for pusher in ["aigul", "centre"]:
        accepted, said = server.push(pusher)
        assert not accepted and "content/cities/atyrau/photo.bin превышает 32 МБ" in said, said
    for name, value, words in [("megabytes", "1", "общий размер"), ("files", "3", "файлов больше 3"),
                               ("files", "many", "не является числом")]:
        server.undo()
        server.write("content/cities/atyrau/city.yaml", "x" * (3 << 20))
        server.commit()
        server.run("git", "config", f"onir.{name}", value, folder=server.bare)
        accepted, said = server.push("aigul")
        server.run("git", "config", "--unset", f"onir.{name}", folder=server.bare)
        assert not accepted and words in said, said


@pytest.mark.parametrize("language", ["ru", "kk", "en"])
def test_speaks_one_language(server, language):
    """All sentences of the hook, but that of a server without room."""
    server.run("git", "fetch", "-q")
    server.undo()
    server.run("git", "config", "onir.messages", language, folder=server.bare)
    server.commit()
    assert server.push("centre")[0]
    said = [server.push(pusher, "HEAD:refs/heads/new")[1] for pusher in [None, "nobody"]]
    said.append(server.push("aigul", "HEAD:refs/tags/v1")[1])
    assert server.push("centre", f"HEAD:refs/heads/{language}")[0]
    said.append(server.push("aigul", f":refs/heads/{language}")[1])
    said.append(server.push("aigul", "--force", "HEAD~1:main")[1])
    server.write("content/site.yaml", "x: 1\n")
    server.commit()
    said += [server.push(pusher)[1] for pusher in ["aigul", "centre"]]
    server.undo()
    (server.clone / "content/cities/atyrau/kindergartens.csv").unlink()
    server.commit()
    said.append(server.push("aigul")[1])
    server.run("git", "config", "--unset", "onir.messages", folder=server.bare)
    own = [line.removeprefix("remote: ").split("onir: ")[-1] for text in said for line in text.splitlines()
           if line.startswith("remote: ")]
    sentences = [line for line in own if line.strip()]
    assert sum("onir: " in text for text in said) == len(said), said
    for line in sentences:
        words = re.findall(r"\b[a-z]{2,} [a-z]{2,}\b", line)
        letters = set(line.lower())
        if language == "en":
            assert not letters & set("абвгдежзиклмнопрст") or " | " in line, line
        else:
            assert not words or " | " in line, line
    if language == "kk":
        assert all(set(text.lower()) & set("әғқңөұүһі") for text in said), said


def test_tells_warnings_of_what_it_accepts(server):
    server.run("git", "fetch", "-q")
    server.undo()
    server.write("content/cities/atyrau/notes.txt", "x\n")
    server.commit()
    accepted, said = server.push("aigul")
    assert accepted and "notes.txt" in said and "[unexpected-file]" in said, said


def test_lets_the_centre_change_everything_that_is_sound(server):
    server.write("content/guides/queue/kk.md", "no title\n")
    server.commit()
    accepted, said = server.push("centre")
    assert not accepted and "[front-matter]" in said, said
    server.undo()
    server.write("content/site.yaml", SITE + "fallback: true\n")
    server.commit()
    assert server.push("centre")[0]


def test_runs_nothing_that_is_pushed(server):
    """Filters, hooks and attributes of the pushed tree stay text, and nothing is left behind."""
    mark = server.bare / "was-run"
    server.run("git", "config", "filter.x.smudge", f"touch {mark}", folder=server.clone)
    server.write("content/cities/atyrau/.gitattributes", "* filter=x ident eol=crlf\n")
    server.write("content/cities/atyrau/city.yaml", "codes: app\n# $Id$\n")
    server.commit()
    before = set(os.listdir("/tmp"))
    accepted, said = server.push("aigul")
    server.run("git", "config", "--unset", "filter.x.smudge", folder=server.clone)
    assert accepted, said
    assert not mark.exists()
    left = [name for name in set(os.listdir("/tmp")) - before if name.startswith("tmp.")]
    assert not left


def test_the_recipe_for_reviews_lets_a_region_through_and_stops_at_walls(server):
    run = ["sh", "-c", recipe("review")]
    server.run("git", "fetch", "-q")
    server.undo()
    (server.clone / ".git/info/exclude").write_text("/site/\n")
    server.write("content/cities/atyrau/vacancies.csv", VACANCIES)
    server.run(*run, REGION="atyrau", BASE="origin/main")
    assert (server.clone / "site/atyrau/kk/vacancies/2026-11-19/index.html").exists()
    server.write("content/cities/pavlodar/city.yaml", "codes: sms\n")
    done = server.run(*run, REGION="atyrau", BASE="origin/main", code=1)
    assert "::error file=content/cities/pavlodar/city.yaml,line=1,col=1,title=outside-region::" in done.stdout


def test_the_recipe_for_publishing_runs_again_and_again(server, tmp_path):
    server.run("git", "fetch", "-q")
    server.undo()
    key, releases = tmp_path / "key", tmp_path / "releases"
    public = server.run(PROGRAM, "publish", "--new-key", key).stdout.strip()
    known = {"RELEASES": str(releases), "KEY": str(key), "PUBLIC_KEY": public}
    for _ in range(2):
        server.run("sh", "-c", recipe("publish"), **known)
    assert (releases / "current" / "atyrau" / "kk" / "index.html").exists()
    server.write("content/site.yaml", "title: x\n")
    server.run("sh", "-c", recipe("publish"), code=1, **known)
