// The address lists of From, To, Cc, Bcc, Reply-To: mailboxes with names, and groups (RFC 5322 §3.4).
// Read first: AddressLexer.swift.
//
//     To: Hana <hana@tokyo.example>, kenji@kyoto.example (Kenji), Friends: a@b.example, c@d.example;
//
// Reading is forgiving: what cannot be understood is left out, and the rest is still found.

/// A mailbox with the name that stands before it.
package struct NamedAddress: Equatable, Sendable {
    /// The person's name, encoded words not yet decoded; nil when there is none.
    package var name: String?
    /// Where mail for it goes.
    package var address: EmailAddress

    /// A mailbox, with or without a name.
    package init(name: String? = nil, address: EmailAddress) {
        self.name = name
        self.address = address
    }
}

extension NamedAddress: CustomStringConvertible {
    /// The mailbox as a header shows it; a name beyond ASCII becomes encoded words (RFC 2047 §5).
    package var description: String {
        guard let name, !name.isEmpty else { return address.description }
        if name.utf8.contains(where: { $0 >= 0x80 }) { return EncodedWord.encode(name) + " <\(address)>" }
        let isPlain = name.utf8.allSatisfy { Octet.isAtomText($0) || $0 == Octet.space }
        return (isPlain ? name : EmailAddress.quoted(name)) + " <\(address)>"
    }
}

/// One entry of an address list.
package enum AddressListEntry: Equatable, Sendable {
    case mailbox(NamedAddress)
    /// A name for several mailboxes, or for none (`undisclosed-recipients:;`).
    case group(name: String, members: [NamedAddress])
}

/// The content of an address field.
package struct AddressList: Equatable, Sendable {
    /// Mailboxes and groups in order.
    package var entries: [AddressListEntry]

    /// A list of these entries.
    package init(_ entries: [AddressListEntry] = []) { self.entries = entries }

    /// Every mailbox, those in groups too, in order.
    package var mailboxes: [NamedAddress] {
        entries.flatMap { entry in
            switch entry {
            case .mailbox(let mailbox): [mailbox]
            case .group(_, let members): members
            }
        }
    }

    /// Reads an unfolded field value. What is no address is left out.
    package init(_ value: some StringProtocol) {
        // No honest list is longer; a hostile one must not cost more than its reading.
        var lexer = AddressLexer(Array(value.utf8.prefix(65_536))[...])
        entries = []
        var group: (name: String, members: [NamedAddress])?
        func add(_ mailbox: NamedAddress, _ entries: inout [AddressListEntry]) {
            if group == nil { entries.append(.mailbox(mailbox)) } else { group?.members.append(mailbox) }
        }
        while true {
            lexer.skipBlanksAndComments()
            guard let byte = lexer.next else { break }
            if byte == Octet.comma {
                lexer.skipOne()
            } else if byte == Octet.semicolon {
                lexer.skipOne()
                if let ended = group { entries.append(.group(name: ended.name, members: ended.members)) }
                group = nil
            } else if let mailbox = Self.mailbox(&lexer) {
                add(mailbox, &entries)
            } else if group == nil, let name = Self.groupName(&lexer) {
                group = (name, [])
            } else {
                Self.skipToComma(&lexer)
            }
        }
        if let ended = group { entries.append(.group(name: ended.name, members: ended.members)) }
    }

    /// `name <address>`, `<address>` or a bare address with its name in a comment.
    private static func mailbox(_ lexer: inout AddressLexer) -> NamedAddress? {
        let start = lexer.save()
        lexer.forgetComment()
        if let address = lexer.addressSpecification(inHeader: true) {
            lexer.skipBlanksAndComments()
            if isEnd(lexer.next) { return NamedAddress(name: lexer.lastComment, address: address) }
        }
        lexer.restore(start)
        let name = phrase(&lexer)
        lexer.skipBlanksAndComments()
        if lexer.take(Octet.less) {
            lexer.skipBlanksAndComments()
            // RFC 5322 §4.4: a source route `@a,@b:` before the address is read and ignored.
            if lexer.next == Octet.at {
                while let byte = lexer.next, byte != Octet.colon, byte != Octet.greater { lexer.skipOne() }
                _ = lexer.take(Octet.colon)
            }
            if let address = lexer.addressSpecification(inHeader: true) {
                lexer.skipBlanksAndComments()
                if lexer.take(Octet.greater) { return NamedAddress(name: name, address: address) }
            }
        }
        lexer.restore(start)
        return nil
    }

    private static func groupName(_ lexer: inout AddressLexer) -> String? {
        let start = lexer.save()
        if let name = phrase(&lexer) {
            lexer.skipBlanksAndComments()
            if lexer.take(Octet.colon) { return name }
        }
        lexer.restore(start)
        return nil
    }

    /// Words with blanks between them (RFC 5322 §3.2.5); dots are allowed, as in `Hana T. Sato` (RFC 5322 §4.1).
    private static func phrase(_ lexer: inout AddressLexer) -> String? {
        var words: [String] = []
        while true {
            lexer.skipBlanksAndComments()
            if let word = lexer.quotedString() ?? lexer.atom(dots: true) { words.append(word) } else { break }
        }
        return words.isEmpty ? nil : words.joined(separator: " ")
    }

    private static func isEnd(_ byte: UInt8?) -> Bool {
        byte == nil || byte == Octet.comma || byte == Octet.semicolon
    }

    private static func skipToComma(_ lexer: inout AddressLexer) {
        repeat {
            if lexer.quotedString() == nil { lexer.skipOne() }
            lexer.skipBlanksAndComments()
        } while !isEnd(lexer.next)
    }
}

extension AddressList: CustomStringConvertible {
    /// The list as a header field writes it.
    package var description: String {
        entries.map { entry in
            switch entry {
            case .mailbox(let mailbox): mailbox.description
            case .group(let name, let members): "\(name): " + members.map(\.description).joined(separator: ", ") + ";"
            }
        }.joined(separator: ", ")
    }
}
