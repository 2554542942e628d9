// What is behind a file that is no YAML: libyaml names the place where it gave up, and in its own terms. The few
// mistakes that people really make are found here, at the place where they were made. Read first: YAMLComposer.swift.
//
//     domains：                   a full-width colon
//     <TAB>kita.example:          a tab
//     format:1                    no blank behind the colon
//     say: Note: it has arrived   a colon in a text without quotes

/// Finds the mistake that stopped libyaml.
struct YAMLSyntaxMistake {
    /// What libyaml says, and where: lines and columns from 1.
    let problem: String
    let line: Int
    let column: Int
    /// Where what it was reading began.
    let contextLine: Int?
    let contextColumn: Int?
    let file: String
    private let lines: [[Unicode.Scalar]]

    init(
        _ problem: String, line: Int, column: Int, contextLine: Int?, contextColumn: Int?, in bytes: [UInt8],
        file: String
    ) {
        self.problem = problem
        self.line = line
        self.column = column
        self.contextLine = contextLine
        self.contextColumn = contextColumn
        self.file = file
        lines = String(decoding: bytes, as: UTF8.self).unicodeScalars
            .split(omittingEmptySubsequences: false) { $0 == "\n" }
            .map { line in line.last == "\r" ? Array(line.dropLast()) : Array(line) }
    }

    /// The mistake in words that are never libyaml's: nobody who writes a lesson has heard of its block nodes.
    var diagnostic: Diagnostic {
        let first = tooDeep ?? tab ?? lookAlike ?? reserved ?? blockText ?? dashBehindKey ?? escape
        let second = dashWithoutBlank ?? missingBlank ?? colonInText ?? missingColon ?? openQuote ?? openBracket
        return first ?? second ?? behindValue ?? noValue ?? indentation ?? unknown
    }

    /// Where it is, when nothing else can be said.
    private var unknown: Diagnostic {
        // Of a key without its colon libyaml names the place where it has missed it, perhaps lines below.
        let isKey = problem.contains("could not find expected ':'")
        return Diagnostic(
            "this cannot be read as YAML",
            at: place(isKey ? contextLine ?? line : line, isKey ? contextColumn ?? column : column),
            expected: "`key: value`, or `- ` before each element of a list")
    }

    private func text(_ number: Int) -> [Unicode.Scalar] {
        lines.indices.contains(number - 1) ? lines[number - 1] : []
    }

    private func place(_ line: Int, _ column: Int) -> SourcePosition {
        SourcePosition(file: file, line: line, column: column)
    }

    private static func isBlank(_ scalar: Unicode.Scalar) -> Bool { scalar == " " || scalar == "\t" }

    /// The lines in which the mistake can be: from where the value in question began, with the line before the problem.
    private var suspects: [Int] {
        var before = line - 1
        while before > 1, text(before).allSatisfy(Self.isBlank) { before -= 1 }
        return Array(max(1, min(before, contextLine ?? before))...max(1, line))
    }

    /// A tab where a value or its indentation begins.
    private var tab: Diagnostic? {
        let indentation = text(line).prefix(while: Self.isBlank)
        let isHere = text(line).dropFirst(column - 1).first == "\t"
        guard let index = indentation.firstIndex(of: "\t") ?? (isHere ? column - 1 : nil) else { return nil }
        return Diagnostic(
            "this is a tab", at: place(line, index + 1), expected: "spaces: YAML is not indented with tabs")
    }

    /// A full-width character or the like where one of YAML's own has to be: with nothing before it but ASCII, and not
    /// in quotes.
    private var lookAlike: Diagnostic? {
        for number in suspects {
            var quote: Unicode.Scalar?
            for (index, scalar) in text(number).enumerated() {
                if let plain = LookAlike.plain(scalar), quote == nil,
                    Self.isMeant(plain, behind: text(number)[..<index])
                {
                    return Diagnostic(
                        "this is \(LookAlike.name(scalar))", at: place(number, index + 1),
                        expected: plain == " " ? "a space" : Phrase(verbatim: "`\(plain)`"))
                }
                if scalar.value >= 0x80 && LookAlike.plain(scalar) == nil && quote == nil { break }
                if scalar == quote {
                    quote = nil
                } else if quote == nil, scalar == "\"" || scalar == "'" {
                    quote = scalar
                } else if quote == nil, scalar == "#" {
                    break
                }
            }
        }
        return nil
    }

    /// Whether YAML's own `sign` can stand behind `text`, the beginning of a line. In the midst of a text its
    /// look-alikes are right: “like these”.
    private static func isMeant(_ sign: Unicode.Scalar, behind text: ArraySlice<Unicode.Scalar>) -> Bool {
        func isBlankOrLikeIt(_ scalar: Unicode.Scalar) -> Bool { isBlank(scalar) || LookAlike.plain(scalar) == " " }
        let last = text.last { !isBlankOrLikeIt($0) }
        let beginsValue = last.map(":-,{[".unicodeScalars.contains) ?? true
        let isInFlow = text.contains("{") || text.contains("[")
        switch sign {
        case " ", "{", "[", "\"", "'": return beginsValue
        case ",", "}", "]": return isInFlow
        case ":": return !beginsValue && (isInFlow || !text.contains(":"))
        case "-": return last == nil
        case "#": return text.last.map(isBlankOrLikeIt) ?? true
        default: return false  // full-width letters and digits have nothing to do with YAML
        }
    }

    /// `say: |Hello`: something more behind the sign of a text on lines of its own.
    private var blockText: Diagnostic? {
        guard problem.contains("expected comment or line break") || problem.contains("indentation indicator"),
            let sign = text(line).prefix(column - 1).last(where: { "|>".unicodeScalars.contains($0) })
        else { return nil }
        return Diagnostic(
            "this cannot stand behind `\(sign)`", at: place(line, column),
            expected: "the text on the lines below, or quotes around a text that begins with `\(sign)`")
    }

    /// `to: - hana@minami.example`
    private var dashBehindKey: Diagnostic? {
        guard problem.contains("block sequence entries are not allowed") else { return nil }
        return Diagnostic(
            "this dash stands behind a key", at: place(line, column),
            expected: "a list with its dashes on the lines below, or in brackets: `[one, two]`")
    }

    /// `title: @home`: characters that no text without quotes begins with.
    private var reserved: Diagnostic? {
        if problem.contains("directive"), text(line).first == "%" {
            return Diagnostic("a text that begins with `\("%")` needs quotes", at: place(line, 1))
        }
        if problem.contains("mapping keys are not allowed"), text(line).dropFirst(column - 1).first == "?" {
            return Diagnostic("a text that begins with `\("?")` needs quotes", at: place(line, column))
        }
        guard problem.contains("cannot start any token"), let first = text(line).dropFirst(column - 1).first
        else { return nil }
        if "|>".unicodeScalars.contains(first) {
            return Diagnostic(
                "a text on lines of its own, `\(first)`, cannot stand in brackets", at: place(line, column),
                expected: "a text in quotes, or no brackets around it")
        }
        guard "@`%".unicodeScalars.contains(first) else { return nil }
        return Diagnostic("a text that begins with `\(first)` needs quotes", at: place(line, column))
    }

    /// `"C:\mail"`
    private var escape: Diagnostic? {
        guard problem.contains("unknown escape character"),
            let backslash = text(line).prefix(column).lastIndex(of: "\\"), backslash + 1 < text(line).count
        else { return nil }
        return Diagnostic(
            "`\\\(text(line)[backslash + 1])` means nothing in double quotes", at: place(line, backslash + 1),
            expected: "`\\\\` for a backslash, or single quotes")
    }

    /// `title: "Two" towns`: something more behind a value that has its end.
    private var behindValue: Diagnostic? {
        guard problem.contains("did not find expected key") || problem.contains("did not find expected '-' indicator"),
            column <= text(line).count,
            let last = text(line).prefix(column - 1).last(where: { !Self.isBlank($0) }),
            "\"'}]".unicodeScalars.contains(last)
        else { return nil }
        return Diagnostic(
            "the value has its end before this", at: place(line, column),
            expected: "nothing more on the line, or quotes around all of it")
    }

    /// `topology: ]home`, `[one, , three]`, `{* subject: hello}`: a sign that begins no value, or not such a one.
    private var noValue: Diagnostic? {
        let namesNothing = problem.contains("did not find expected alphabetic or numeric character")
        guard problem.contains("did not find expected node content") || namesNothing else { return nil }
        let (line, column) = namesNothing ? (contextLine ?? line, contextColumn ?? column) : (line, column)
        guard let sign = text(line).dropFirst(column - 1).first, !Self.isBlank(sign) else { return nil }
        if ",]}".unicodeScalars.contains(sign) {
            return Diagnostic(
                "there is no value before this `\(sign)`", at: place(line, column),
                expected: "a value, or quotes around a text that begins with `\(sign)`")
        }
        return Diagnostic("a text that begins with `\(sign)` needs quotes", at: place(line, column))
    }

    /// Deeper than libyaml goes, which is deeper than our own limit.
    private var tooDeep: Diagnostic? {
        guard problem.contains("nesting level") else { return nil }
        return Diagnostic(
            "this is nested too deeply", at: place(line, column), expected: "at most \(YAMLLimits.usual.depth) levels")
    }

    /// `-id: one`, which is a key that begins with a dash.
    private var dashWithoutBlank: Diagnostic? {
        for number in suspects {
            let line = text(number)
            guard let dash = line.firstIndex(where: { !Self.isBlank($0) }), line[dash] == "-", dash + 1 < line.count,
                line[dash + 1].properties.isAlphabetic || "{[\"'".unicodeScalars.contains(line[dash + 1])
            else { continue }
            return Diagnostic("there is no blank behind this dash", at: place(number, dash + 1), expected: "`- `")
        }
        return nil
    }

    /// `format:1`, which is one word to YAML.
    private var missingBlank: Diagnostic? {
        // {at:}
        if problem.contains("found unexpected ':'") {
            return Diagnostic("there is no blank behind this colon", at: place(line, column), expected: "`: `")
        }
        guard
            problem.contains("mapping values are not allowed") || problem.contains("could not find expected ':'")
                || problem.contains("did not find expected key")
        else { return nil }
        for number in suspects {
            let key = text(number).drop { Self.isBlank($0) || $0 == "-" }
            guard let colon = key.firstIndex(of: ":"), colon > key.startIndex, key.index(after: colon) < key.endIndex,
                !Self.isBlank(key[colon + 1]), key[colon + 1] != "/",
                !problem.contains("did not find expected key") || "{[".unicodeScalars.contains(key[colon + 1]),
                key[..<colon].allSatisfy({ $0.value < 0x80 && $0.properties.isAlphabetic || $0 == "-" || $0 == "_" })
            else { continue }
            return Diagnostic("there is no blank behind this colon", at: place(number, colon + 1), expected: "`: `")
        }
        return nil
    }

    /// `say: Note: it has arrived`
    private var colonInText: Diagnostic? {
        guard text(line).dropFirst(column - 1).first == ":", text(line).prefix(column - 1).contains(":")
        else { return nil }
        // {message: m1 outcome: delivered}: it may be a key as well.
        let key = text(line)[..<(column - 1)].reversed().prefix { $0.value < 0x80 && $0.properties.isAlphabetic }
        let isInBraces = text(line).prefix(column - 1).contains("{") && !key.isEmpty && key.count < column - 1
        let word = String(String.UnicodeScalarView(key.reversed()))
        return Diagnostic(
            "a text with a colon and a blank in it needs quotes", at: place(line, column),
            expected: isInBraces ? "quotes around it, or a `,` before `\(word)`" : nil)
    }

    /// A key, or what was meant to be one.
    private var missingColon: Diagnostic? {
        guard problem.contains("could not find expected ':'"), let contextLine, let contextColumn,
            // With one, the key is longer than libyaml takes.
            !text(contextLine).contains(":")
        else { return nil }
        return Diagnostic(
            "there is no colon behind this key", at: place(contextLine, contextColumn), expected: "`key: value`")
    }

    private var openQuote: Diagnostic? {
        guard problem.contains("unexpected end of stream"), let contextLine, let contextColumn else { return nil }
        return Diagnostic("this quotation mark has no second one", at: place(contextLine, contextColumn))
    }

    private var openBracket: Diagnostic? {
        guard let contextLine, let contextColumn, problem.hasPrefix("did not find expected ',' or "),
            let bracket = text(contextLine).dropFirst(contextColumn - 1).first, bracket == "{" || bracket == "["
        else { return nil }
        return Diagnostic(
            "there is no `,` or `\(bracket == "{" ? "}" : "]")` before this; the `\(bracket)` on line "
                + "\(contextLine), column \(contextColumn), is still open", at: place(line, column))
    }

    private var indentation: Diagnostic? {
        let isFirst = problem.contains("did not find expected <document start>")
        let isElsewhere =
            problem.contains("did not find expected key") || problem.contains("did not find expected '-' indicator")
        // Below a key that has its value already, no key can begin further to the right.
        let isBelowValue = problem.contains("mapping values are not allowed") && isKey(text(line).prefix(column - 1))
        let before = text(line).prefix(column - 1)
        guard isFirst || isBelowValue || isElsewhere && before.allSatisfy(Self.isBlank) else { return nil }
        let first = before.firstIndex { !Self.isBlank($0) } ?? column - 1
        return Diagnostic(
            "this line begins where no line above it does", at: place(line, first + 1),
            expected: "the indentation of its neighbours")
    }

    /// Whether there is one word, and blanks before it.
    private func isKey(_ scalars: ArraySlice<Unicode.Scalar>) -> Bool {
        let word = scalars.drop(while: Self.isBlank)
        return !word.isEmpty
            && word.allSatisfy { $0.properties.isAlphabetic || "0123456789-_.".unicodeScalars.contains($0) }
    }
}
