// Something that a student does to the world to see what becomes of it. Read first: Sources/Scenarios/Model/Lesson/
// ActionPlan.swift. WhatIfParser.swift reads these; Timeline+Act.swift carries them out.

import Basics
import Emulation
import Scenarios

/// An experiment, or an ordinary deed of a person of the lesson.
package struct WhatIfAction: Equatable, Sendable {
    /// What is done; hosts, links and letters by their names.
    package enum Kind: Equatable, Sendable {
        /// To the frame at the cursor.
        case frame(FrameTampering)
        /// What lessons can do, too.
        case plans([ActionPlan])
        /// To a letter in the mailboxes of `address`, or wherever it lies in one.
        case mailbox(MailboxDeed, letter: String, address: String?)
        /// A letter of so many bytes is put into the INBOX of `address`.
        case fill(address: String, octets: Int)
        /// Every `find` in the letter where it waits, or in the part of it that is under way, becomes `replacement`.
        case edit(letter: String, find: String, replacement: String)
        /// A person writes a letter of their own and sends it.
        case compose(host: String, to: [String], subject: String, body: String)
        /// Nothing is done for so long, and the branch goes on until then at least.
        case wait(Interval)
    }

    /// How much later than the cursor's moment it is done.
    var pause: Interval { if case .wait(let length) = kind { length } else { .zero } }

    /// As it was typed: what a session keeps.
    package var text: String
    package var kind: Kind

    package init(text: String, kind: Kind) {
        self.text = text
        self.kind = kind
    }
}
