// A letter in the queue and what became of each of its recipients. Read first: QueueID.swift, ../Envelope.
// Then MailQueue.swift.

import Basics
import MailMessage

/// A recipient of a letter in the queue.
package struct QueueRecipient: Equatable, Sendable {
    /// How far it has come.
    package enum State: Equatable, Sendable {
        /// Waits for an attempt; why the last one failed, if there was one.
        case waiting(DeliveryFailure?)
        /// An attempt is under way.
        case active
        case delivered
        /// Given up; `isReported` once the sender was told, or was not to be told.
        case failed(DeliveryFailure, isReported: Bool)
    }

    /// Where it goes, aliases resolved.
    package var address: EmailAddress
    /// As it stood in RCPT.
    package var original: EmailAddress
    /// What RCPT said besides.
    package var parameters: RecipientParameters
    /// How far it has come.
    package var state = State.waiting(nil)

    /// A recipient as the envelope names it.
    package init(_ recipient: Envelope.Recipient) {
        self.init(address: recipient.address, original: recipient.address, parameters: recipient.parameters)
    }

    /// A recipient after aliases.
    package init(address: EmailAddress, original: EmailAddress, parameters: RecipientParameters = RecipientParameters())
    {
        self.address = address
        self.original = original
        self.parameters = parameters
    }

    /// Whether nothing is left to do.
    var isFinished: Bool {
        switch state {
        case .waiting, .active: false
        case .delivered, .failed: true
        }
    }

    var isActive: Bool { state == .active }

    /// The recipient as the next server is told of it. RFC 3461 §5.2.1 (d): where an alias has led to another address,
    /// ORCPT says what stood in the RCPT by which the letter came, so that notices speak of whom the sender knows.
    var inEnvelope: Envelope.Recipient {
        var parameters = parameters
        if parameters.originalRecipient == nil && !original.isSame(as: address) {
            parameters.originalRecipient = RecipientParameters.original(original)
        }
        return Envelope.Recipient(address, parameters)
    }
}

/// A letter that this host answers for.
package struct QueueEntry: Equatable, Sendable {
    /// Its name in the queue.
    package let id: QueueID
    /// Who hears of a failure.
    package let sender: ReversePath
    /// What MAIL said besides.
    package let parameters: MailParameters
    /// The message with the trace fields of this host.
    package internal(set) var content: [UInt8]
    /// Its Message-ID, or a text that stands for it when it has none.
    package let messageID: String
    /// When it was taken.
    package let arrival: Instant
    /// Unix time of its arrival.
    package let arrivalClock: Int64
    /// In the order of RCPT.
    package internal(set) var recipients: [QueueRecipient]
    /// The sender has been told that the letter still waits: once is enough.
    var hasWarned = false
    /// How many attempts were begun.
    package internal(set) var attempts = 0
    /// When the next one is due; `never` while one is under way.
    package internal(set) var nextAttempt: Instant

    /// A letter that was just taken: due at once.
    package init(
        id: QueueID, sender: ReversePath, parameters: MailParameters, recipients: [QueueRecipient], content: [UInt8],
        messageID: String, arrival: Instant, clock: Int64
    ) {
        self.id = id
        self.sender = sender
        self.parameters = parameters
        self.recipients = recipients
        self.content = content
        self.messageID = messageID
        self.arrival = arrival
        arrivalClock = clock
        nextAttempt = arrival
    }

    /// Whether an attempt is under way for any recipient.
    package var isActive: Bool { recipients.contains(where: \.isActive) }

    /// The envelope of a transaction for these recipients.
    package func envelope(for indices: [Int]) -> Envelope {
        Envelope(sender: sender, parameters: parameters, recipients: indices.map { recipients[$0].inEnvelope })
    }
}
