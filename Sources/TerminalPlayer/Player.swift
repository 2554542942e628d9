// A lesson under the hands of a student: lines go in, text comes out. Read first: PlayerCommand.swift,
// Sources/Playback/Timeline/Timeline.swift. Then, by what they are about:
//
//     Player+Walk     step, back, next, continue, until, break, zoom, where, goto
//     Player+Why      why
//     Player+Show     show: queues, caches, tables; +ShowHost, +ShowMail, +Letter, +ShowNetwork, +ShowChanges: the rest
//     Player+Packet   packet, bytes, explain, wireshark
//     Player+Act      whatif, branches, compare, compose, mail
//     Player+Teach    predict, hint, tasks, check, glossary, help
//
// TypedLine.swift mends what people type who come from elsewhere. No I/O: StepCommandBody.swift reads lines and writes
// files.

import Basics
import Emulation
import Playback
import Scenarios

/// A session with a lesson.
package struct Player {
    package private(set) var timeline: Timeline
    package internal(set) var language: Language
    /// Of the comments in captures: see `RunRequest.writtenLanguage`. Whoever says `lang` chooses both.
    package private(set) var writtenLanguage: Language
    var style: TerminalStyle
    let glossary: [GlossaryWord]
    /// Breakpoints keep their numbers, as in gdb.
    var breakpoints: [(number: Int, text: String, predicate: PointPredicate)] = []
    /// How many breakpoints were ever set.
    var breakpointCount = 0
    /// The answers that were given, by question.
    package internal(set) var answers: [String: String]
    /// Questions that were passed over with the last command.
    var asked: Int?
    /// How many hints of each task were given.
    var hintsGiven: [String: Int] = [:]
    private var last = ""
    /// The last command, when an empty line must not repeat it.
    private var unrepeated: PlayerCommand?

    /// What a command came to.
    package struct Reply {
        package enum Effect: Equatable {
            case none
            case quit
            case capture(path: String, replacing: Bool)
            case save(path: String?)
        }

        /// For standard output; lines end in line feeds.
        package var text = ""
        /// What was wrong with the command; nil when it was carried out.
        package var problem: String?
        package var effect = Effect.none
    }

    package init(
        _ timeline: Timeline, answers: [String: String] = [:], glossary: [GlossaryWord], language: Language,
        writtenLanguage: Language? = nil, style: TerminalStyle
    ) {
        self.timeline = timeline
        self.answers = answers
        self.glossary = glossary
        self.language = language
        self.writtenLanguage = writtenLanguage ?? language
        self.style = style
    }

    /// What a newcomer sees first.
    package func welcome() -> String {
        let lesson = timeline.lesson
        var text = style.paint(told(lesson.title), .title) + "\n"
        text += sentence(PlayerWords.welcome)
        if timeline.position > 0 { text += whereText() }
        return text
    }

    /// A line has at most so many bytes, comments aside: what is cut off would be missing from what it says.
    static let lineLimit = 30_000

    /// Carries out one line. An empty line repeats the last one, unless that changed something.
    package mutating func execute(_ line: String) -> Reply {
        if line.utf8.count > Self.lineLimit {
            return line.hasPrefix("#") ? Reply() : fail(PlayerWords.longLine(Self.lineLimit)[language])
        }
        let trimmed = TypedLine.cleared(line.trimming())
        let line = trimmed.isEmpty ? last : trimmed
        if trimmed.isEmpty, let unrepeated {
            return say(sentence(PlayerWords.notRepeated(unrepeated.rawValue)))
        }
        if line.isEmpty || line.hasPrefix("#") { return Reply() }
        guard let words = CommandWords.split(line), let word = words.first else {
            return fail(PlayerWords.openQuote[language])
        }
        let rest = line.dropFirst(word.count).trimming()
        var reply: Reply
        switch PlayerCommand.named(word) {
        case .failure(let problem):
            return fail(
                whole(word, in: line).map { PlayerWords.noCommand(word.shortened, $0)[language] }
                    ?? problem.text[language])
        case .success(let command):
            if let limit = command.wordLimit, words.count - 1 > limit {
                let isAboutField = command == .packet || command == .bytes
                let usage = isAboutField ? PlayerWords.wholePacket(command) : PlayerWords.usage(command)
                return fail(usage[language])
            }
            last = line
            // As in gdb: nobody wants another branch for a slip of the finger.
            unrepeated = command.changesThings && !(command == .whatif && rest.isEmpty) ? command : nil
            reply = run(command, Array(words.dropFirst()), rest)
        }
        return reply
    }

    /// - Parameter rest: the line behind the command's name, as it was typed.
    private mutating func run(_ command: PlayerCommand, _ words: [String], _ rest: String) -> Reply {
        switch command {
        case .step: step(words)
        case .back: back(words)
        case .next: nextStage(words)
        case .prev: previousStage(words)
        case .continue: proceed(words)
        case .until: until(rest)
        case .find: find(rest)
        case .break: setBreak(rest)
        case .delete: delete(words)
        case .zoom: zoom(words)
        case .where: say(whereText())
        case .why: why(words)
        case .goto: goTo(words)
        case .show: show(words)
        case .packet: withLaterFrame(packet())
        case .bytes: withLaterFrame(bytes())
        case .ladder: ladder(words)
        case .explain: explain(words)
        case .whatif: whatIf(rest)
        case .branches: branchList()
        case .branch: branch(words)
        case .compare: compare(words)
        case .predict: predict(words)
        case .hint: hint(words)
        case .tasks: tasks(words)
        case .check: check(words)
        case .glossary: glossaryText(rest)
        case .compose: whatIf("compose " + rest)
        case .mail: mail(words)
        case .capture: capture(words)
        case .wireshark: withLaterFrame(wireshark())
        case .digest:
            timeline.digestUnlessStopped().map { say("\($0)\n") } ?? fail(PlayerWords.stoppedAway[language])
        case .save where ["", "-"].contains(words.first): fail(PlayerWords.usage(.save)[language])
        case .save: Reply(effect: .save(path: words.first))
        case .lang: lang(words)
        case .help: help(words)
        case .quit: Reply(effect: .quit)
        }
    }

    /// Changes the timeline.
    mutating func change<Result, Failure: Error>(
        _ body: (inout Timeline) throws(Failure) -> Result
    ) throws(Failure) -> Result { try body(&timeline) }

    // MARK: Replies

    /// So many columns at least are left for text, as long as the terminal has them.
    private static let textColumns = 20

    func say(_ text: String) -> Reply { Reply(text: text) }
    /// A text of the lesson's author.
    func told(_ text: LocalizedText) -> String { StoryWords.told(text, language) }
    /// `label: text`, with the colon of the language.
    func labelled(_ label: LocalizedText, _ text: String) -> String { StoryWords.labelled(label, text, language) }
    /// What was typed may be told, but not its control characters.
    func fail(_ problem: String) -> Reply { Reply(problem: VisibleText.ofParagraphs(problem)) }

    /// Text for people, broken at the terminal's width.
    func wrapped(_ text: String, indent: String = "") -> String {
        text.split(separator: "\n", omittingEmptySubsequences: false).flatMap { paragraph in
            // What continues an indented line is indented like it.
            let blanks = (indent + paragraph.prefix { $0 == " " }).prefix(max(0, style.width - Self.textColumns))
            let words = String(paragraph.drop { $0 == " " })
            return TextWrapper.lines(of: VisibleText.of(words), width: style.width - blanks.count).map {
                blanks + $0
            }
        }.joined(separator: "\n")
    }

    /// Words of the player's own, broken at the terminal's width, with an end of line.
    func sentence(_ words: LocalizedText) -> String { wrapped(words[language]) + "\n" }

    private mutating func lang(_ words: [String]) -> Reply {
        guard let word = words.first else { return say("\(language.rawValue)\n") }
        guard let chosen = Language(rawValue: word.lowercased()) else {
            return fail(PlayerWords.languages[language])
        }
        (language, writtenLanguage) = (chosen, chosen)
        return say(sentence(PlayerWords.languageChosen))
    }

    private func capture(_ words: [String]) -> Reply {
        // Standard output is full of answers.
        guard let path = words.first, !path.isEmpty, path != "-", words.count == 1 || words.dropFirst() == ["force"]
        else {
            return fail(PlayerWords.usage(.capture)[language])
        }
        if timeline.position == 0 { return fail(PlayerWords.nothingYet[language]) }
        return Reply(effect: .capture(path: path, replacing: words.count == 2))
    }
}

extension StringProtocol {
    /// Without blanks at both ends.
    func trimming() -> String {
        var text = Substring(self)
        while let first = text.first, first.isWhitespace { text = text.dropFirst() }
        while let last = text.last, last.isWhitespace { text = text.dropLast() }
        return String(text)
    }
}
