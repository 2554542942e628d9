// Why a letter does not get to some of its recipients. Read first: MailEvent.swift.

/// Recipients who have the same reason in common; each recipient has the reason that is its own.
struct Trouble: Equatable {
    let reason: String
    private(set) var recipients: [String]

    /// Those of one reason together, in the order in which each is named first.
    static func grouped(_ single: [(recipient: String, reason: String)]) -> [Trouble] {
        var troubles: [Trouble] = []
        for (recipient, reason) in single {
            if let place = troubles.firstIndex(where: { $0.reason == reason }) {
                troubles[place].recipients.append(recipient)
            } else {
                troubles.append(Trouble(reason: reason, recipients: [recipient]))
            }
        }
        return troubles
    }
}
