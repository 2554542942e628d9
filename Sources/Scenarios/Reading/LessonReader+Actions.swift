// Actions of a lesson file. Read first: LessonReader.swift, ActionSchema.swift.

import Basics

extension LessonReader {
    /// The timed actions, in the order of time and, at one moment, of the file.
    func actions(_ node: YAMLNode?) -> [TimedAction] {
        let actions = (node?.elements ?? []).compactMap { node -> TimedAction? in
            guard let at = node["at"]?.interval, let action = action(node) else { return nil }
            return TimedAction(at: .start + at, action: action)
        }
        return actions.enumerated().sorted { a, b in
            (a.element.at, a.offset) < (b.element.at, b.offset)
        }.map(\.element)
    }

    /// What is done; nil when it is not right, which the checker has reported.
    func action(_ node: YAMLNode) -> ActionPlan? {
        if let letter = node.text("send") {
            return .send(letter: letter, from: node.text("from") ?? "")
        } else if let host = node.text("fetch") {
            return .fetch(host: host)
        } else if let host = node.text("watch") {
            return .watch(host: host)
        } else if let host = node.text("power") {
            return .power(host: host, isOn: node.text("state") == "on")
        } else if let service = node.text("service").flatMap(MailServiceName.init(rawValue:)) {
            return .service(service, host: node.text("of") ?? "", isOn: node.text("state") == "on")
        } else if let link = node.text("link") {
            if let change = node["set"] { return .changeLink(name: link, StatedParts.change(change)) }
            return .link(name: link, isUp: node.text("state") == "up")
        }
        return nil
    }
}
