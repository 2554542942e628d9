// Tells the story of a run on a terminal. Read first: Story/StoryRecorder.swift, StoryWords.swift.
//
//     ── 2. look-up · 0.314 s · frame 31 ─────────────────────
//     The post office looks the address up ...
//       As the post: ...
//
//       mail.kita.example → ns.kita.example   DNS
//         Q: minami.example MX
//         A: NOERROR  minami.example. 3600 IN MX 10 mail.minami.example.

import Basics
import Emulation
import Scenarios

/// The story as text.
package struct StoryPrinter {
    private let run: LessonRun
    private let style: TerminalStyle
    private let language: Language
    private let capture: CaptureMention
    /// Whether the capture carries the narration, as packet comments.
    private let hasComments: Bool
    /// The instructor's key, when the lesson was solved.
    private let key: LessonKey?
    private var text = ""
    /// The conversation, or the two ends of a DNS exchange, whose heading was printed last.
    private var heading = ""
    /// Lines of a letter that were left out since the last line.
    private var hiddenLines = 0
    private var shownLines = 0

    /// How many lines of a letter are shown in a conversation; `--transcript` has them all.
    private static let contentLines = 6

    package init(
        _ run: LessonRun, style: TerminalStyle, capture: CaptureMention = .none, hasComments: Bool = true,
        key: LessonKey? = nil
    ) {
        self.run = run
        self.style = style
        self.capture = capture
        self.hasComments = hasComments && !run.lesson.stages.isEmpty
        self.key = key
        language = run.language
    }

    /// The whole story.
    package mutating func story() -> String {
        text = ""
        line(style.paint(told(run.lesson.title), .title))
        for objective in run.lesson.objectives { paragraph("• " + objective[language], indent: 2) }
        whoIsWho()
        timeline()
        unreachedStages()
        outcome()
        if let key {
            text += SolutionPrinter(run, key, style: style).text()
        } else {
            expectations()
            tasks()
        }
        next()
        return text
    }

    /// The hosts of the story as the post has them.
    private mutating func whoIsWho() {
        if run.lesson.analogies.isEmpty { return }
        section(StoryWords.whoIsWho)
        for analogy in run.lesson.analogies {
            line("  " + style.paint(analogy.host, .strong))
            paragraph(told(analogy.text), indent: 4)
            if let breaks = analogy.breaks { labelled(StoryWords.whereItBreaks, breaks, indent: 4) }
        }
    }

    // MARK: The time line

    /// Stage by stage, so that five days of trying again do not fill the screen between two of them.
    private mutating func timeline() {
        var story = text
        text = ""
        for entry in run.recorder.timeline {
            if case .stage = entry { story += takePassage() }
            print(entry)
        }
        story += takePassage()
        text = story
    }

    private mutating func takePassage() -> String {
        flushHidden()
        defer { text = "" }
        return LongPassage.shortened(text) { count in
            "  " + style.paint("⋮ \(StoryWords.linesLeftOut(count)[language])", .faint)
        }
    }

    private mutating func print(_ entry: StoryEntry) {
        switch entry {
        case .stage(let number):
            flushHidden()
            heading = ""
            stage(run.recorder.stages.begun[number])
        case .line(let conversation, let line):
            print(run.recorder.conversations.conversations[conversation], line, number: conversation)
        case .question(let number):
            let exchange = run.recorder.dns.exchanges[number]
            head(exchange.client, exchange.server, "DNS")
            body(style.paint("Q:", .question), "\(exchange.name) \(exchange.type)")
        case .answer(let number):
            let exchange = run.recorder.dns.exchanges[number]
            head(exchange.client, exchange.server, "DNS")
            let code = exchange.rcode ?? ""
            // NOERROR without a record (RFC 2308 §2.2): there is none of this type, or somebody else knows more.
            let nothing = code == "NOERROR" ? "\(code), \(StoryWords.nothingHere[language])" : code
            if exchange.answers.isEmpty {
                body(style.paint("A:", .server), "\(exchange.name) \(exchange.type): \(nothing)")
            }
            for answer in exchange.answers { body(style.paint("A:", .server), answer) }
        case .incident(let number): print(run.recorder.incidents[number])
        case .signal(let number): print(run.recorder.signals[number])
        }
    }

    private mutating func print(_ signal: StorySignal) {
        guard let words = StoryWords.signal(signal.event) else { return }
        let moment = style.paint(StoryWords.moment(signal.at, language), .faint)
        if let host = signal.event.host {
            head("\(host)  ARP", key: "")
        } else if let client = signal.event.from, let server = signal.event.to {
            head("\(client) → \(server)  TCP, port \(signal.event.port ?? 0)", key: "")
        }
        line("    \(moment)  \(words[language])")
    }

    private mutating func print(_ incident: StoryIncident) {
        flushHidden()
        heading = ""
        line("")
        let flag = "⚑ \(StoryWords.moment(incident.at, language))"
        let moment = style.paint(flag, .bad)
        let room = style.width - TextWidth.of(flag) - 4
        let words = TextWrapper.lines(of: StoryWords.incident(incident.kind)[language], width: room)
        for (number, piece) in words.enumerated() { line(number == 0 ? "  \(moment)  \(piece)" : "    \(piece)") }
        if let reason = incident.reason { paragraph(VisibleText.of(reason), indent: 4) }
    }

    private mutating func stage(_ begun: BegunStage) {
        let stage = run.lesson.stages[begun.stage]
        var title = "── \(begun.stage + 1). \(stage.id) · \(StoryWords.moment(begun.at, language))"
        if let frame = begun.frame { title += " · \(StoryWords.frame(frame)[language])" }
        title += " "
        title += String(repeating: "─", count: max(2, min(style.width, 100) - TextWidth.of(title)))
        line("")
        line(style.paint(title, .title))
        paragraph(told(stage.say), indent: 0)
        if let analogy = stage.analogy { labelled(StoryWords.asThePost, analogy) }
        if let breaks = stage.breaks { labelled(StoryWords.whereItBreaks, breaks) }
    }

    private mutating func print(_ conversation: Conversation, _ index: Int, number: Int) {
        let said = conversation.lines[index]
        let isFirstOfLetter = said.isContent && (index == 0 || !conversation.lines[index - 1].isContent)
        if isFirstOfLetter || !said.isContent { flushHidden() }
        head(
            conversation.client, conversation.server,
            "\(conversation.textProtocol.rawValue.uppercased()), port \(conversation.port)", key: "\(number)")
        if isFirstOfLetter { shownLines = 0 }
        if said.isContent {
            shownLines += 1
            if shownLines > Self.contentLines {
                hiddenLines += 1
                return
            }
        }
        let tone: TerminalStyle.Tone = said.speaker == .client ? .client : .server
        body(style.paint(said.speaker.rawValue + ":", tone), said.text)
    }

    private mutating func head(_ client: String, _ server: String, _ what: String, key: String = "") {
        head("\(client) → \(server)  \(what)", key: key)
    }

    private mutating func head(_ new: String, key: String) {
        if heading == new + key { return }
        flushHidden()
        heading = new + key
        line("")
        line("  " + style.paint(new, .strong))
    }

    private mutating func body(_ label: String, _ words: String) {
        // What is too long for a line goes on without the label: one label, one line of the protocol.
        for (number, piece) in TextWrapper.lines(of: VisibleText.of(words), width: style.width - 8).enumerated() {
            line(number == 0 ? "    \(label) \(piece)" : "       \(piece)")
        }
    }

    private mutating func flushHidden() {
        if hiddenLines > 0 {
            line("       " + style.paint("… \(hiddenLines) \(StoryWords.moreLines[language])", .faint))
        }
        hiddenLines = 0
    }

    // MARK: The end

    private mutating func unreachedStages() {
        let begun = Set(run.recorder.stages.begun.map(\.stage))
        if begun.count < run.lesson.stages.count { line("") }
        for i in run.lesson.stages.indices where !begun.contains(i) {
            let stage = run.lesson.stages[i]
            let name = "\(i + 1). \(stage.id): "
            if let task = stage.task, key == nil {
                row("○ " + name + StoryWords.afterTask(task)[language], .faint)
            } else if key != nil {
                row("– " + name + StoryWords.notReached[language], .faint)
            } else {
                row("✗ " + name + StoryWords.notReached[language], .bad)
            }
        }
    }

    private mutating func outcome() {
        section(StoryWords.outcome)
        for letter in run.letters {
            let isQueued = run.isQueued(letter)
            let outcome = letter.outcome(isQueued: isQueued)
            let name = "✉ \(letter.id)"
            paragraph("\(name)  \(VisibleText.of(letter.subject))", indent: 2, label: name, tone: .strong)
            let sender = letter.from.isEmpty ? "<>" : letter.from
            paragraph(VisibleText.of("\(sender) → \(letter.recipients.joined(separator: ", "))"), indent: 4)
            if !letter.mailboxes.isEmpty {
                let names = VisibleText.of(letter.mailboxes.joined(separator: ", "))
                let label = StoryWords.delivered[language]
                paragraph(StoryWords.labelled(StoryWords.delivered, names, language), indent: 4, label: label)
            }
            for fate in StoryWords.outcomes(outcome, of: letter, isQueued: isQueued) {
                line("    " + style.paint(fate[language], .bad))
            }
            for way in letter.ways {
                let hosts = way.hosts.joined(separator: " → ")
                let lead = way.depth == 0 ? StoryWords.through[language] : "→ "
                paragraph(lead + hosts, indent: 4 + 2 * way.depth)
            }
            if letter.ptr != nil || letter.spf != nil {
                let found = "PTR \(letter.ptr ?? "-"), SPF \(letter.spf ?? "-")"
                line("    " + StoryWords.labelled(StoryWords.checks, found, language))
            }
            for reading in letter.readings {
                let fate = reading.removedFromServer ? StoryWords.removed : StoryWords.stays
                let reader = "\(reading.client) (\(reading.transport.uppercased()))"
                let read = "\(StoryWords.readBy[language]) \(reader)"
                line("    " + StoryWords.labelled(LocalizedText(en: read, ja: read), fate[language], language))
            }
            trouble(letter.losses)
            if isQueued { trouble(letter.waits) }
        }
    }

    private mutating func trouble(_ troubles: [LetterTrace.Trouble]) {
        for trouble in troubles { paragraph(VisibleText.of(trouble.description), indent: 4) }
    }

    private mutating func expectations() {
        if run.lesson.expectations.isEmpty { return }
        section(StoryWords.expectations)
        let judge = ExpectationJudge(run)
        for expectation in run.lesson.expectations {
            let isMet = judge.isMet(expectation.condition)
            line("  " + style.paint(isMet ? "✓" : "✗", isMet ? .good : .bad) + " " + told(expectation.title))
        }
    }

    private mutating func tasks() {
        if run.lesson.tasks.isEmpty { return }
        section(StoryWords.tasks)
        let judge = ExpectationJudge(run)
        for task in run.lesson.tasks {
            let isMet = judge.isMet(task.goal.condition)
            let points = StoryWords.points(task.points)[language]
            line("  " + style.paint(isMet ? "✓" : "○", isMet ? .good : .strong) + " \(task.id) (\(points))")
            paragraph(told(task.text), indent: 4)
        }
    }

    private mutating func next() {
        section(StoryWords.next)
        paragraph(capture.advice[language], indent: 2)
        if let command = capture.command { line("    \(command)") }
        if !hasComments && run.lesson.wiresharkFilters.isEmpty { return }
        paragraph(StoryWords.displayFilters[language], indent: 2)
        if hasComments {
            displayFilter("frame.comment", "# " + StoryWords.narrationFilter(in: run.writtenLanguage)[language])
        }
        for filter in run.lesson.wiresharkFilters {
            displayFilter(filter.filter, filter.text.map { "# " + told($0) } ?? "")
        }
    }

    /// A filter for pasting, which stays in one piece, and what it shows.
    private mutating func displayFilter(_ filter: String, _ remark: String) {
        let isShort = TextWidth.of(filter) + TextWidth.of(remark) + 7 <= style.width
        line("    \(filter)" + (isShort && !remark.isEmpty ? style.paint("   \(remark)", .faint) : ""))
        if !isShort { row(remark, .faint, indent: 6) }
    }

    // MARK: Pieces

    /// Words in one colour, in as many lines as they need.
    private mutating func row(_ words: String, _ tone: TerminalStyle.Tone, indent: Int = 0) {
        for piece in TextWrapper.lines(of: words, width: style.width - indent) {
            line(String(repeating: " ", count: indent) + style.paint(piece, tone))
        }
    }

    private mutating func line(_ words: String) { text += words + "\n" }

    private mutating func section(_ title: LocalizedText) {
        line("")
        line(style.paint("── \(title[language]) ──", .title))
    }

    /// - Parameter label: at the beginning of `words`, in another colour.
    private mutating func paragraph(
        _ words: String, indent: Int, label: String = "", tone: TerminalStyle.Tone = .good
    ) {
        let margin = String(repeating: " ", count: indent)
        for (number, piece) in TextWrapper.lines(of: words, width: min(style.width, 100) - indent).enumerated() {
            let isLabelled = number == 0 && !label.isEmpty && piece.hasPrefix(label)
            line(margin + (isLabelled ? style.paint(label, tone) + piece.dropFirst(label.count) : piece))
        }
    }

    private mutating func labelled(_ label: LocalizedText, _ words: LocalizedText, indent: Int = 2) {
        paragraph(StoryWords.labelled(label, told(words), language), indent: indent)
    }

    private func told(_ text: LocalizedText) -> String { StoryWords.told(text, language) }
}
