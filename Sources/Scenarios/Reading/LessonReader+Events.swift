// Events and expectations of a lesson file. Read first: LessonReader.swift, EventSchema.swift, ExpectationSchema.swift.

import Basics
import Emulation

extension LessonReader {
    /// An event predicate; nil when it is not right, which the checker has reported.
    func event(_ node: YAMLNode) -> EventPredicate? {
        guard let name = node.text("event").flatMap(EventName.init(rawValue:)) else { return nil }
        return EventPredicate(
            event: name, nth: node["nth"]?.integer ?? 1, host: node.text("host").map(host),
            from: node.text("from").map(host), to: node.text("to").map(host),
            port: node["port"]?.integer.flatMap { UInt16(exactly: $0) }, address: node["address"]?.address,
            name: node.text("name").map(Self.questionName), type: node.text("type"), rcode: node.text("rcode"),
            command: node.text("command")?.uppercased(), code: node["code"]?.integer, status: node.text("status"),
            message: node.text("message"), mailbox: node.text("mailbox"), protocol: node.text("protocol"),
            result: node.text("result"), link: node.text("link"),
            kind: node.text("kind").flatMap(FramePattern.Kind.init(rawValue:)),
            since: node["since"]?.interval.map { .start + $0 }, before: node["before"]?.interval.map { .start + $0 })
    }

    /// A name as DNS events have it: in small letters (RFC 4343), without the final dot.
    private static func questionName(_ text: String) -> String {
        let name = text.lowercased()
        return name.hasSuffix(".") && name != "." ? String(name.dropLast()) : name
    }

    /// An expectation; nil when it is not right, which the checker has reported.
    func expectation(_ node: YAMLNode) -> Expectation? {
        condition(node).map { Expectation($0, text: node["text"]?.localizedText) }
    }

    /// The keys are asked for in the order of `ExpectationSchema`.
    private func condition(_ node: YAMLNode) -> ExpectationCondition? {
        let letter = node.text("message") ?? ""
        if let id = node.text("has") {
            return .mailbox(address: node.text("mailbox") ?? "", letter: id, isThere: true)
        } else if let id = node.text("lacks") {
            return .mailbox(address: node.text("mailbox") ?? "", letter: id, isThere: false)
        } else if let outcome = node.text("outcome") {
            return LetterOutcome(rawValue: outcome).map { .outcome(letter: letter, $0) }
        } else if let via = node.text("via") {
            return .via(letter: letter, host: host(via))
        } else if let client = node.text("readBy") {
            return .read(
                letter: letter, client: client,
                protocol: node.text("protocol").flatMap(IncomingProtocol.init(rawValue:)),
                removed: node["removed"]?.boolean)
        } else if let result = node.text("spf") {
            return .spf(letter: letter, result: result)
        } else if let result = node.text("ptr") {
            return .ptr(letter: letter, result: result)
        } else if let queue = node.text("queue") {
            return .queue(host: queue, isEmpty: node["empty"]?.boolean ?? true)
        } else if node["event"] != nil {
            return event(node).map { .event($0) }
        } else if let event = node["none"].flatMap(event) {
            return .none(event)
        } else if let all = node["all"] {
            return .all(all.elements.compactMap(expectation))
        } else if let any = node["any"] {
            return .any(any.elements.compactMap(expectation))
        } else if let not = node["not"].flatMap(expectation) {
            return .not(not)
        }
        return nil
    }
}
