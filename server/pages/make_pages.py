#!/usr/bin/env python3
"""Makes the server's page of docs/openapi.yaml, and both into a C++ file.

    make_pages.py OPENAPI.yaml PAGES.cpp     # or PAGE.html, to look at it

Reads page.html and page.css beside it."""

import html
import json
import re
import shlex
import string
import sys
from pathlib import Path
from urllib.parse import urlencode

import yaml

METHODS = ("get", "post", "put", "patch", "delete")
FRENCH = {"Public": "Pour tous", "Operators": "Exploitation", "Candidates": "Candidats",
          "Formations": "Formations", "CAES": "Commissions (CAES)",
          "Training centres": "Centres de formation"}
HERE = Path(__file__).resolve().parent


def prose(text):
    """Paragraphs, `code` and **strong**."""
    text = html.escape(text.strip(), quote=False)
    text = re.sub(r"`([^`]+)`", r"<code>\1</code>", text)
    text = re.sub(r"\*\*([^*]+)\*\*", r"<strong>\1</strong>", text)
    return "".join(f"<p>{part}</p>" for part in re.split(r"\n\s*\n", text))


def line(text):
    return prose(text)[len("<p>"):-len("</p>")] if text else ""


class Page:
    def __init__(self, document):
        self.document = document

    def found(self, value):
        """What a $ref leads to; what stands beside it is kept."""
        if not isinstance(value, dict) or "$ref" not in value:
            return value
        at = self.document
        for part in value["$ref"].removeprefix("#/").split("/"):
            at = at[part]
        return {**self.found(at), **{key: each for key, each in value.items() if key != "$ref"}}

    def operations(self, tag):
        for path, methods in self.document["paths"].items():
            for method in METHODS:
                if tag in methods.get(method, {}).get("tags", []):
                    yield path, method.upper(), methods[method]

    # ------------------------------------------------------------ values

    def type_of(self, schema):
        schema = self.found(schema)
        if "enum" in schema:
            return " | ".join(map(str, schema["enum"]))
        kinds = schema.get("type", "")
        text = " | ".join(kinds) if isinstance(kinds, list) else kinds
        if "array" in kinds:
            return "[" + self.type_of(schema.get("items", {})) + "]"
        for choice in ("oneOf", "anyOf"):
            if choice in schema:
                return " | ".join(map(self.type_of, schema[choice]))
        return text or "object"

    def fields(self, schema, depth=0):
        """The members of an object, or of the elements of a list."""
        schema = self.found(schema)
        for choice in ("oneOf", "anyOf"):
            if choice in schema:
                return "".join(self.fields(each, depth) for each in schema[choice])
        if "items" in schema:
            return self.fields(schema["items"], depth)
        members = dict(schema.get("properties", {}))
        for each in schema.get("allOf", []):
            members = {**self.found(each).get("properties", {}), **members}
        if not members or depth > 4:
            return ""
        rows = []
        for name, member in members.items():
            about = line(self.found(member).get("description", ""))
            rows.append(f"<li><code>{name}</code> <i>{html.escape(self.type_of(member))}</i> "
                        f"{about}{self.fields(member, depth + 1)}</li>")
        return "<ul class=fields>" + "".join(rows) + "</ul>"

    # ------------------------------------------------------------ an operation

    def parameters(self, operation):
        return [self.found(each) for each in operation.get("parameters", [])]

    def bodies(self, operation):
        """The examples of its body; none: it has no body."""
        content = self.found(operation.get("requestBody", {})).get("content", {})
        for of in content.values():
            if "examples" in of:
                return [each["value"] for each in of["examples"].values()]
            if "example" in of:
                return [of["example"]]
        return []

    def curl(self, path, method, operation, body):
        query = {}
        for each in self.parameters(operation):
            name = each["name"]
            example = operation.get("x-parameters", {}).get(name, each.get("example"))
            if each["in"] == "path":
                path = path.replace("{" + name + "}", str(example))
            elif each["in"] == "query" and example is not None:
                query[name] = example
        words = ["curl -s"]
        if method not in ("GET", "POST") or (method == "POST" and body is None):
            words.append(f"-X {method}")
        if "/events" in path:
            words.append("-N")
        words.append(f'"$affecta{path}{"?" + urlencode(query) if query else ""}"')
        if operation["security"]:
            words.append('-H "Authorization: Bearer $token"')
        if body is not None:
            words.append("-H 'Content-Type: application/json'")
            words.append("-d " + shlex.quote(json.dumps(body, ensure_ascii=False)))
        return html.escape(" ".join(words), quote=False)

    def parameter_table(self, operation):
        rows = []
        for each in self.parameters(operation):
            kind = html.escape(self.type_of(each["schema"]))
            where = {"path": "chemin", "query": "requête", "header": "en-tête"}[each["in"]]
            rows.append(f"<tr><td><code>{each['name']}</code> <span class=who>{where}</span></td>"
                        f"<td lang=en><span class=who>{kind}</span> "
                        f"{line(each.get('description', ''))}</td></tr>")
        if not rows:
            return ""
        return "<h4>Paramètres · Parameters</h4><table>" + "".join(rows) + "</table>"

    def answers(self, operation):
        parts = []
        for status, answer in operation["responses"].items():
            answer = self.found(answer)
            if not str(status).startswith("2"):
                continue
            for kind, content in answer.get("content", {}).items():
                examples = [content["example"]] if "example" in content else [
                    each["value"] for each in content.get("examples", {}).values()]
                shown = "".join(f"<pre>{html.escape(text_of(each), quote=False)}</pre>"
                                for each in examples)
                fields = self.fields(content.get("schema", {}))
                parts.append(f"<p><code>{status}</code> <span lang=en>{line(answer['description'])}"
                             f"</span> <span class=who>{kind}</span></p>{shown}"
                             + (f"<details><summary>Champs · Fields</summary>{fields}</details>"
                                if fields else ""))
        return "<h4>Réponse · Answer</h4>" + "".join(parts)

    def article(self, path, method, operation):
        roles = [role for each in operation["security"] for role in each["bearer"]]
        who = ", ".join(roles) if roles else "sans jeton · without a token"
        bodies = self.bodies(operation)
        examples = "\n".join(self.curl(path, method, operation, body) for body in bodies or [None])
        content = self.found(operation.get("requestBody", {})).get("content", {})
        fields = "".join(self.fields(of["schema"]) for of in content.values())
        body = f"<h4>Corps · Body</h4><div lang=en>{fields}</div>" if fields else ""
        return (f"<article id={operation['operationId']}><h3 lang=en>{line(operation['summary'])}</h3>"
                f"<div class=path><span class='method {method}'>{method}</span>"
                f"<code>{path}</code> <span class=who>{who}</span></div>"
                f"<div lang=en>{prose(operation['description'])}</div>"
                f"<pre>{examples}</pre>{self.parameter_table(operation)}{body}"
                f"{self.answers(operation)}</article>")

    # ------------------------------------------------------------ the page

    def contents(self):
        parts = ["<a href=#start>Pour commencer · To begin</a>"]
        for tag in self.document["tags"]:
            links = "".join(f"<li><a href=#{each['operationId']}>{line(each['summary'])}</a></li>"
                            for _, _, each in self.operations(tag["name"]))
            parts.append(f"<details><summary>{title(tag['name'])}</summary><ul>{links}</ul></details>")
        return "\n".join(parts)

    def sections(self):
        parts = []
        for tag in self.document["tags"]:
            name = tag["name"]
            articles = "\n".join(self.article(*each) for each in self.operations(name))
            parts.append(f"<section><h2>{FRENCH[name]} <span lang=en>{name}</span></h2>"
                         f"<p lang=en class=who>{line(tag['description'])}</p>{articles}</section>")
        return "\n".join(parts)

    def html(self):
        info = self.document["info"]
        return string.Template((HERE / "page.html").read_text(encoding="utf-8")).substitute(
            version=info["version"], style=(HERE / "page.css").read_text(encoding="utf-8"),
            server=self.document["servers"][0]["url"], description=prose(info["description"]),
            contents=self.contents(), sections=self.sections())


def title(tag):
    return FRENCH[tag] if FRENCH[tag] == tag else f"{FRENCH[tag]} · {tag}"


def text_of(example):
    if isinstance(example, str):
        return example
    return json.dumps(example, indent=2, ensure_ascii=False)


def cpp(document, page):
    """Raw strings: neither has the end of one within."""
    end = ")affecta\""
    assert end not in document and end not in page
    return ("// Made by server/pages/make_pages.py.\n#include \"server/pages/pages.h\"\n\n"
            "#ifdef __clang__  // longer than what every compiler must take\n"
            "#pragma clang diagnostic ignored \"-Woverlength-strings\"\n#endif\n\n"
            "namespace affecta::pages {\n\n"
            f"const std::string_view document = R\"affecta({document}{end};\n"
            f"const std::string_view page = R\"affecta({page}{end};\n\n"
            "}  // namespace affecta::pages\n")


def main():
    source, made = map(Path, sys.argv[1:])
    text = source.read_text(encoding="utf-8")
    page = Page(yaml.safe_load(text)).html()
    made.write_text(page if made.suffix == ".html" else cpp(text, page), encoding="utf-8")


if __name__ == "__main__":
    main()
