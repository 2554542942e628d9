// Experiments: the world is left at the cursor for another way. Read first: WhatIfAction.swift, Timeline.swift.
// What was there stays there: every act begins a branch of its own. Letters are edited in Timeline+Edit.swift, and
// moved in mailboxes in Timeline+Mailboxes.swift.

import Basics
import Emulation
import MailMessage
import Scenarios
import Wire

extension Timeline {
    /// Does something at the cursor, and goes to the new branch.
    /// - Returns: the name of the branch.
    @discardableResult
    package mutating func act(_ action: WhatIfAction) throws(WhatIfError) -> String {
        if branches.count > Self.branchLimit {
            throw WhatIfError(
                "a session has at most \(Self.branchLimit) branches; begin another one",
                ja: "一つのセッションの分岐は\(Self.branchLimit)個までです。新しいセッションを始めてください")
        }
        let parent = owner
        let position = branches[parent].endOfEvent(at: position)
        // Two things that are done at the same point know of each other.
        let world = worldAfterActs
        var letters: [LetterTrace] = []
        let interventions = try interventions(action.kind, in: world, letters: &letters)
        let name = "b\(branches.count)"
        let fork = Branch.Fork(parent: parent, position: position, place: address, action: action)
        add(Branch(name, fork, from: branches[parent], interventions: interventions, letters: letters), at: position)
        return name
    }

    /// The branch to which the cursor's point belongs. Before an experiment there is only the way that it left: who
    /// goes back to try another one does not want the first one, too.
    private var owner: Int {
        var number = current
        while let fork = branches[number].fork, position < fork.position { number = fork.parent }
        return number
    }

    /// How many experiments a session may have.
    private static let branchLimit = 1000

    private func interventions(
        _ kind: WhatIfAction.Kind, in world: World, letters: inout [LetterTrace]
    ) throws(WhatIfError) -> [Intervention] {
        switch kind {
        case .frame(let tampering): return [try onFrame(tampering, in: world)]
        case .plans(let plans): return try carryOut(plans, in: world, letters: &letters)
        case .mailbox(let deed, let letter, let address):
            return try self.interventions(deed, onLetter: letter, of: address, in: world)
        case .fill(let address, let octets): return [try fill(address, octets, in: world)]
        case .edit(let letter, let find, let replacement):
            return try edit(letter, find, replacement, in: world)
        case .compose(let host, let to, let subject, let body):
            let letter = try compose(host, to, subject, body, at: world.now)
            letters.append(LetterTrace(letter))
            guard let number = branch.network.host(host) else {
                throw WhatIfError("there is no host “\(host.shortened)”", ja: "「\(host.shortened)」というホストはありません")
            }
            return [.command(host: number, .send(letter))]
        case .wait: return [.wait]
        }
    }

    private func onFrame(_ tampering: FrameTampering, in world: World) throws(WhatIfError) -> Intervention {
        guard let number = latestFrame else {
            throw WhatIfError(
                "no frame has been sent yet; step to one first",
                ja: "まだフレームは送られていません。先へ進んでください")
        }
        let frame = tape.frames[number]
        guard world.isUnderWay(lane: frame.lane, sequence: frame.sequence) else {
            throw WhatIfError(
                "the latest frame has arrived already, or was lost; go to where one is sent: zoom packet, then back or "
                    + "step",
                ja: "直近のフレームはもう届いたか、失われています。送られる時点へ移ってください（zoom packet のあと、"
                    + "back か step）")
        }
        guard case .corrupt(let offset, let mask) = tampering else {
            return .frame(lane: frame.lane, sequence: frame.sequence, tampering)
        }
        let count = tape.bytes(ofFrame: number).count
        // Without a place: the byte at the cursor, or the last one that is not padding.
        let place = offset >= 0 ? offset : byte ?? count - 1
        guard place < count else {
            throw WhatIfError(
                "the frame has \(count) bytes, numbered from 0",
                ja: "このフレームは\(count)バイトです（0から数えます）")
        }
        return .frame(lane: frame.lane, sequence: frame.sequence, .corrupt(offset: place, mask: mask))
    }

    private func carryOut(
        _ plans: [ActionPlan], in world: World, letters: inout [LetterTrace]
    ) throws(WhatIfError) -> [Intervention] {
        var network = branch.network
        network.world = world
        // A letter that is sent once more is another letter: it gets an identity of its own.
        let composer = LetterComposer(topology: lesson.topology, seed: seed &+ UInt64(branches.count))
        let planner = ActionPlanner(lesson: lesson, composer: composer)
        var interventions: [Intervention] = []
        for plan in plans {
            if case .service(let service, let name, _) = plan, let host = branch.network.host(name),
                !world.hosts[host].services.contains(where: { ActionPlanner.kinds(of: service).contains($0.kind) })
            {
                let name = world.hosts[host].core.name
                throw WhatIfError("\(name) runs no \(service.rawValue)", ja: "\(name) で \(service.rawValue) は動いていません")
            }
            do throws(LessonRunError) {
                if case .changeZone(let zone?, let changes) = plan { try planner.check(changes, of: zone, in: world) }
                interventions += try planner.interventions(
                    for: TimedAction(at: world.now, action: plan), in: network)
            } catch {
                throw WhatIfError(error)
            }
        }
        for i in interventions.indices {
            guard case .command(let host, .send(var letter)) = interventions[i] else { continue }
            letter.id = letter.id.map { newName($0, besides: letters) }
            interventions[i] = .command(host: host, .send(letter))
            letters.append(LetterTrace(letter))
        }
        return interventions
    }

    /// `m1`, or `m1-2` when there is a letter of that name.
    private func newName(_ name: String, besides letters: [LetterTrace]) -> String {
        let taken = Set((branch.tape.letters.letters + letters).map(\.id))
        let number = (2...).first { !taken.contains("\(name)-\($0)") } ?? 2
        return taken.contains(name) ? "\(name)-\(number)" : name
    }

    private func compose(
        _ host: String, _ to: [String], _ subject: String, _ body: String, at now: Instant
    ) throws(WhatIfError) -> OutgoingLetter {
        var from = ""
        for plan in lesson.topology.hosts where plan.name == host {
            for case .mailProgram(let program) in plan.services { from = program.address }
        }
        for address in to where EmailAddress(address) == nil {
            throw WhatIfError(
                "“\(address.shortened)” is not a mail address like kenji@kita.example",
                ja: "「\(address.shortened)」は kenji@kita.example のようなメールアドレスではありません")
        }
        let content = LetterContent.composed(
            ComposedLetter(from: from, to: to, cc: [], subject: subject, body: body + "\n"))
        let plan = LetterPlan(id: "own\(branches.count)", content: content, mailFrom: nil, rcptTo: nil)
        do { return try LetterComposer(topology: lesson.topology, seed: seed).compose(plan, on: host, at: now) } catch {
            throw WhatIfError(error.description, ja: "このメールは作れません：\(error.description)")
        }
    }
}
