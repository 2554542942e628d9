// Actions of a lesson file. Read first: LessonReader.swift, ActionSchema.swift.

import Basics
import Emulation

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
        } else if let host = node.text("setup") {
            let reads = node.text("reads").flatMap(IncomingProtocol.init(rawValue:)) ?? .imap
            switch reads {
            case .imap, .none: return .setUp(host: host, .imap)
            case .pop3:
                return .setUp(host: host, .pop3(leavesOnServer: node["leavesOnServer"]?.boolean ?? false))
            }
        } else if let service = node.text("service").flatMap(MailServiceName.init(rawValue:)) {
            return .service(service, host: node.text("of") ?? "", isOn: node.text("state") == "on")
        } else if let resolver = node.text("poison") {
            return .poison(resolver: resolver, ZoneActionReader.records(node))
        } else if let zone = ZoneActionReader.zone(node) {
            return .changeZone(name: zone, ZoneActionReader.changes(node).map(\.change))
        } else if let mailbox = node.text("mailbox"), let quota = node["quota"] {
            return .quota(mailbox: mailbox.lowercased(), octets: quota.byteCount.map { Int(clamping: $0) })
        } else if let link = node.text("link") {
            if let kind = node.text("lose") { return loss(kind, link, node) }
            if let change = node["set"] { return .changeLink(name: link, StatedParts.change(change)) }
            return .link(name: link, isUp: node.text("state") == "up")
        }
        return nil
    }

    private func loss(_ word: String, _ link: String, _ node: YAMLNode) -> ActionPlan? {
        if word == ActionSchema.nothing { return .loseNothing(link: link) }
        guard let kind = FramePattern.Kind(rawValue: word) else { return nil }
        return .lose(
            FrameFault(
                kind, from: node.text("from").map(host), to: node.text("to").map(host),
                port: node["port"]?.integer.flatMap { UInt16(exactly: $0) }, nth: node["nth"]?.integer ?? 1,
                times: node["times"]?.integer ?? 1),
            link: link)
    }
}
