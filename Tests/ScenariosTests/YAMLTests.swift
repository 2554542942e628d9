import Scenarios
import Testing

/// From bytes to nodes: what is no YAML, and what is too much of it.
@Suite struct YAMLTests {
    private func read(_ text: String, limits: YAMLLimits = .usual) -> (node: YAMLNode?, mistakes: String) {
        read(Array(text.utf8), limits: limits)
    }

    private func read(_ bytes: [UInt8], limits: YAMLLimits = .usual) -> (node: YAMLNode?, mistakes: String) {
        var diagnostics = DiagnosticList()
        do {
            let node = try YAMLComposer.read(bytes, file: "f", limits: limits, noting: &diagnostics)
            #expect(diagnostics.found.flatMap(\.untranslated).isEmpty)
            return (node, diagnostics.description)
        } catch {
            #expect(error.untranslated.isEmpty)
            return (nil, error.description)
        }
    }

    @Test func everyValueKnowsItsPlace() throws {
        let node = try #require(read("a: 1\nb:\n  - x\n  - {c: 桜, d: y}\n").node)
        #expect(node["a"]?.position == SourcePosition(file: "f", line: 1, column: 4))
        let list = try #require(node["b"])
        #expect(list.elements[0].position == SourcePosition(file: "f", line: 3, column: 5))
        // Columns are counted in characters, not in bytes.
        #expect(list.elements[1]["d"]?.position == SourcePosition(file: "f", line: 4, column: 15))
    }

    @Test(arguments: [
        ("", "f:1:1: the file is empty; expected keys and values, such as `format: 1`"),
        ("# nothing\n", "f:1:1: the file is empty; expected keys and values, such as `format: 1`"),
        ("a: 1\n---\nb: 2\n", "f:2:1: a second document begins here; expected one document in a file"),
        (
            "a: [1, 2",
            "f:2:1: there is no `,` or `]` before this; the `[` on line 1, column 4, is still open"
        ),
        (
            "a: \"x",
            "f:1:4: this quotation mark has no second one"
        ),
        (
            """
            a:
            \tb: 1
            """,
            "f:2:1: this is a tab; expected spaces: YAML is not indented with tabs"
        ),
        // What Japanese keyboards write, and what is easily forgotten.
        ("a：\n  b: 1\n", "f:1:2: this is `：`; expected `:`"),
        ("t: 町：村\nb：2\nc: 3\n", "f:2:2: this is `：`; expected `:`"),
        ("a:\n\u{3000}b: 1\n  c: 2\n", "f:2:1: this is a blank that is no space (U+3000); expected a space"),
        ("a: {b: 1、 c: 2}\n", "f:1:9: this is `、`; expected `,`"),
        ("＃ note\na: 1\n", "f:1:1: this is `＃`; expected `#`"),
        ("a: “quoted” — or not\nb\nc: 2\n", "f:2:1: there is no colon behind this key; expected `key: value`"),
        ("a：“x\n  b: 1\n", "f:1:2: this is `：`; expected `:`"),
        (
            " a: 1\nb: 2\n",
            "f:2:1: this line begins where no line above it does; expected the indentation of its neighbours"
        ),
        (
            "a: 1\n  b: 2\n",
            "f:2:3: this line begins where no line above it does; expected the indentation of its neighbours"
        ),
        ("a:\n  - b: 1\n  -c: 2\n", "f:3:3: there is no blank behind this dash; expected `- `"),
        (
            "a: {b: one two: 3}\n",
            "f:1:15: a text with a colon and a blank in it needs quotes; expected quotes around it, or a `,` before `two`"
        ),
        ("a: " + String(repeating: "[", count: 5000), "f:1:5: this is nested too deeply; expected at most 50 levels"),
        ("a:1\nb: 2\n", "f:1:2: there is no blank behind this colon; expected `: `"),
        ("say: Note: it came\n", "f:1:10: a text with a colon and a blank in it needs quotes"),
        ("title: @home\n", "f:1:8: a text that begins with `@` needs quotes"),
        ("title: `x`\n", "f:1:8: a text that begins with ``` needs quotes"),
        (
            "a: {b: |\n  c}\n",
            "f:1:8: a text on lines of its own, `|`, cannot stand in brackets; expected a text in quotes, or no brackets "
                + "around it"
        ),
        ("title: ?\n", "f:1:8: a text that begins with `?` needs quotes"),
        (
            "say: |Hello\n  you\n",
            "f:1:7: this cannot stand behind `|`; expected the text on the lines below, or quotes around a text that "
                + "begins with `|`"
        ),
        (
            "say: >0\n  you\n",
            "f:1:7: this cannot stand behind `>`; expected the text on the lines below, or quotes around a text that "
                + "begins with `>`"
        ),
        (
            "to: - a\n",
            "f:1:5: this dash stands behind a key; expected a list with its dashes on the lines below, or in brackets: "
                + "`[one, two]`"
        ),
        (
            "a: \"C:\\mail\"\n",
            "f:1:7: `\\m` means nothing in double quotes; expected `\\\\` for a backslash, or single quotes"
        ),
        (
            "a: \"b\" c\n",
            "f:1:8: the value has its end before this; expected nothing more on the line, or quotes around all of it"
        ),
        (
            "a: {b: c} d\n",
            "f:1:11: the value has its end before this; expected nothing more on the line, or quotes around all of it"
        ),
        ("a:\n  b:{c: {d: e}}\nf: g\n", "f:2:4: there is no blank behind this colon; expected `: `"),
        ("a: 1\nb\nc: 2\n", "f:2:1: there is no colon behind this key; expected `key: value`"),
        (
            "a:\n  b: 1\n c: 2\n",
            "f:3:2: this line begins where no line above it does; expected the indentation of its neighbours"
        ),
        // What libyaml calls nodes, collections and simple keys.
        (
            "to: ]home\n",
            "f:1:5: there is no value before this `]`; expected a value, or quotes around a text that begins with `]`"
        ),
        (
            "to: [a, , b]\n",
            "f:1:9: there is no value before this `,`; expected a value, or quotes around a text that begins with `,`"
        ),
        ("a: {b: - c}\n", "f:1:8: a text that begins with `-` needs quotes"),
        ("a: {b: 1, * c: 2}\n", "f:1:11: a text that begins with `*` needs quotes"),
        ("a: 1\n& b: 2\n", "f:2:1: a text that begins with `&` needs quotes"),
        ("a: 1\n%  b: 2\n", "f:2:1: a text that begins with `%` needs quotes"),
        ("a:\n  - {at:} 2 h}\n", "f:2:8: there is no blank behind this colon; expected `: `"),
        (
            "a:\n  - {b: c}|\n",
            "f:2:11: the value has its end before this; expected nothing more on the line, or quotes around all of it"
        ),
        (
            "a: 1\n\"b: 2\nc: 3\n\"d\n",
            "f:2:1: this cannot be read as YAML; expected `key: value`, or `- ` before each element of a list"
        ),
        ("a: \u{7}\n", "f:1:4: this character may not be in a YAML file"),
        ("[a]: 1\n", "f:1:1: this key is not a text; expected a word as the key"),
        ("a: *b\n", "f:1:4: there is no anchor `&b` before this alias"),
        ("a: &bomb 1\nb: *bom\n", "f:2:4: there is no anchor `&bom` before this alias; did you mean `bomb`?"),
        (
            """
            a: 1
            b: 2
            a: 3
            a: 4
            """,
            """
            f:3:1: the key `a` is here a second time; the first is on line 1
            f:4:1: the key `a` is here a second time; the first is on line 1
            """
        ),
        ("a: !secret x\n", "f:1:4: `!secret` is a tag; expected a value without a tag"),
    ])
    func mistakes(_ text: String, _ expected: String) { #expect(read(text).mistakes == expected) }

    @Test func textThatIsNotUTF8() {
        let cut: [UInt8] = [0x61, 0x3A, 0x0A, 0x20, 0xE6, 0xA1]
        #expect(read(cut).mistakes == "f:2:2: this is not UTF-8 text; expected a YAML file that is saved as UTF-8")
        #expect(read([0xFF, 0xFE, 0x61, 0x00]).mistakes.hasPrefix("f:1:1: this is not UTF-8 text"))
    }

    @Test func aByteOrderMarkIsNotPartOfTheText() {
        #expect(read([0xEF, 0xBB, 0xBF] + Array("a: 1\n".utf8)).node?["a"]?.text == "1")
    }

    @Test func mergeKeysBringEntriesOfAnotherMap() throws {
        let node = try #require(read("base: &b {x: 1, y: 2}\nmore: {<<: *b, y: 3}\n").node)
        #expect(node["more"]?["x"]?.text == "1")
        #expect(node["more"]?["y"]?.text == "3")
    }

    /// Nine levels of nine aliases: four hundred million values in half a kilobyte.
    @Test func aBombOfAliasesIsRefusedAtOnce() {
        var text = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n"
        for level in 1...9 {
            let names = Array(repeating: "*a\(level - 1)", count: 9).joined(separator: ", ")
            text += "a\(level): &a\(level) [\(names)]\n"
        }
        #expect(read(text).mistakes.contains("the aliases of this file stand for too many values"))
    }

    @Test func aBombOfKeysIsRefusedAtOnce() {
        var text = "a0: &a0 [x, x]\n"
        for level in 1...40 { text += "a\(level): &a\(level) [*a\(level - 1), *a\(level - 1)]\n" }
        #expect(read(text + "? *a40\n: y\n").mistakes != "")
    }

    @Test(arguments: ["[", "{a: ", "- ", "? "])
    func nestingIsLimited(_ opening: String) {
        let text = String(repeating: opening, count: 20_000)
        #expect(!read(text).mistakes.isEmpty)
    }

    @Test func limits() {
        var limits = YAMLLimits()
        limits.valueCount = 10
        #expect(
            read("[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]", limits: limits).mistakes
                == "f:1:29: the file has too many values; expected at most 10")
        limits.scalarByteCount = 5
        #expect(read("a: abcdef", limits: limits).mistakes == "f:1:4: this text is too long; expected at most 5 bytes")
        limits.byteCount = 3
        #expect(read("a: bc", limits: limits).mistakes == "f:1:1: the file has 5 bytes; expected at most 3")
    }

    /// RFC 7396, appendix A, as far as maps go.
    @Test(arguments: [
        ("{a: b}", "{a: c}", "{a: c}"), ("{a: b}", "{b: c}", "{a: b, b: c}"), ("{a: b}", "{a: null}", "{}"),
        ("{a: b, b: c}", "{a: null}", "{b: c}"), ("{a: [b]}", "{a: c}", "{a: c}"), ("{a: c}", "{a: [b]}", "{a: [b]}"),
        ("{a: {b: c}}", "{a: {b: d, c: null}}", "{a: {b: d}}"), ("{}", "{a: {bb: {ccc: null}}}", "{a: {bb: {}}}"),
    ])
    func mergePatch(_ target: String, _ patch: String, _ expected: String) throws {
        let result = try #require(read(target).node).merging(try #require(read(patch).node))
        #expect(plain(result) == plain(try #require(read(expected).node)))
    }

    /// A node without places.
    private func plain(_ node: YAMLNode) -> String {
        switch node.content {
        case .scalar(let text, _): text
        case .list(let elements): "[" + elements.map(plain).joined(separator: ",") + "]"
        case .map(let entries): "{" + entries.map { "\($0.key):\(plain($0.value))" }.joined(separator: ",") + "}"
        }
    }

    @Test func theMarkOfWindowsEditorsIsNoPartOfTheText() throws {
        let node = try #require(read([0xEF, 0xBB, 0xBF] + Array("a: 1\n".utf8)).node)
        #expect(node["a"]?.position == SourcePosition(file: "f", line: 1, column: 4))
    }

    @Test(
        arguments: [
            ([0xFF, 0xFE, 0x61, 0, 0x3A, 0, 0x20, 0, 0x31, 0], "f:1:1: this is not UTF-8 text, but perhaps UTF-16"),
            ([0x61, 0, 0x3A, 0, 0x20, 0, 0x31, 0], "f:1:2: this is not UTF-8 text, but perhaps UTF-16"),
            ([0x61, 0x3A, 0x20, 0x89, 0xD4], "f:1:4: this is not UTF-8 text, but perhaps Shift_JIS"),
            ([0x61, 0x3A, 0x20, 0xB2, 0xD6], "f:1:4: this is not UTF-8 text, but perhaps EUC-JP"),
            // été, Grüße: the accents could begin pairs of Shift_JIS.
            ([0x61, 0x3A, 0x20, 0xE9, 0x74, 0xE9], "f:1:4: this is not UTF-8 text, but perhaps Windows-1252"),
            ([0x47, 0x72, 0xFC, 0xDF, 0x65, 0x3A], "f:1:3: this is not UTF-8 text, but perhaps Windows-1252"),
            (
                [0x61, 0x3A, 0x20, 0x1B, 0x24, 0x42, 0x32, 0x56, 0x1B, 0x28, 0x42],
                "f:1:4: this is not UTF-8 text, but perhaps ISO-2022-JP"
            ),
            ([0x61, 0x3A, 0x20, 0xFF], "f:1:4: this is not UTF-8 text"),
        ] as [([UInt8], String)])
    func otherEncodingsAreNamed(_ bytes: [UInt8], _ expected: String) {
        #expect(read(bytes).mistakes == expected + "; expected a YAML file that is saved as UTF-8")
    }
}
