// The part of the topology format that describes a host. Read first: TopologySchema.swift, HostPlan.swift.

/// The schemas of a host, its interfaces, routes and services.
enum HostSchema {
    static let host = ObjectSchema(
        "a host", "A machine with addresses: a client, a server, a router.",
        [
            .optional("title", .localizedText, "What people call it."),
            .optional("dns", .scalar(.domainName), "Its name in DNS; no name when left out, unless it is derived."),
            .optional("power", .scalar(.word(["on", "off"])), "off: it is switched off at the start."),
            .optional("forwards", .scalar(.boolean), "yes: it is a router."),
            .optional(
                "interfaces",
                .map(
                    MapSchema(
                        "interface", keys: .nodeName, values: .either(.addressWithPrefix, .object(interface)),
                        limit: 10_000)),
                "Its network interfaces by name, each with its address."),
            .optional(
                "routes", .list(.object(route), atLeast: 0),
                "Its routes beyond its own networks; otherwise the shortest ways to everywhere."),
            .optional("resolvers", .list(.scalar(.address), atLeast: 0), "The DNS servers that it asks."),
            .optional("services", .object(services), "The programs that run on it."),
        ])

    static let interface = ObjectSchema(
        "an interface", "A network interface.",
        [
            .optional("address", .scalar(.addressWithPrefix), "Its address and its network's prefix length."),
            .optional("mac", .scalar(.macAddress), "Its MAC address; otherwise 02:00 and the IP address."),
        ])

    static let route = ObjectSchema(
        "a route", "Where packets for a network go.",
        [
            .required("to", .scalar(.network), "The network; 0.0.0.0/0 is everything else."),
            .optional("via", .scalar(.address), "The next router; left out when the network is on the link."),
            .required("interface", .scalar(.nodeName), "The interface that leads there."),
        ])

    static let services = ObjectSchema(
        "the services", "The programs of a host.",
        [
            .optional("dnsServer", .object(dnsServer), "Answers for its own zones."),
            .optional("resolver", .object(resolver), "Finds answers for others, beginning at the root."),
            .optional("mailServer", .object(mailServer), "SMTP, submission, POP3 and IMAP with one mailbox store."),
            .optional("mailProgram", .object(mailProgram), "A person's mail program."),
        ])

    static let dnsServer = ObjectSchema(
        "a DNS server", "An authoritative name server.",
        [
            .optional(
                "zones",
                .map(MapSchema("zone", keys: .zoneName, values: .list(.scalar(.record), atLeast: 1), limit: 20_000)),
                "Zones with all their records; names without a final dot belong to the zone, @ is the zone.")
        ])

    static let resolver = ObjectSchema(
        "a resolver", "A recursive resolver.",
        [
            .optional(
                "roots", .map(MapSchema("root server", keys: .zoneName, values: .scalar(.address), limit: 20)),
                "The root servers that it knows from the start, by name with the final dot.")
        ])

    static let checks = ObjectSchema(
        "the checks", "What a server looks up about a server that brings mail.",
        [
            .optional("ptr", .scalar(.boolean), "Whether the address is looked up before the greeting; usually yes."),
            .optional(
                "spf", .scalar(.word(SPFPolicyPlan.allCases.map(\.rawValue))),
                "off, on (the result is written into the letter) or reject (a fail is refused); usually on."),
        ])

    static let mailServer = ObjectSchema(
        "a mail server", "A mail server and its mailboxes.",
        [
            .optional("hostname", .scalar(.domainName), "The name that it greets with; otherwise its name in DNS."),
            .optional("domains", .list(.scalar(.domainName), atLeast: 0), "The domains whose mail it keeps."),
            .optional(
                "relays", .list(.scalar(.domainName), atLeast: 0),
                "The domains whose mail it takes in order to pass it on to their better MX hosts."),
            .optional(
                "transports",
                .map(MapSchema("transport", keys: .domainPattern, values: .scalar(.domainName))),
                "The server to which mail for a domain goes, by its name in DNS, without a look at MX records; * "
                    + "stands for all other domains: then it is a smarthost. It takes whatever is brought so."),
            .optional(
                "accounts", .map(MapSchema("account", keys: .mailAddress, values: .object(account))),
                "The mailboxes by address."),
            .optional(
                "aliases",
                .map(MapSchema("alias", keys: .mailAddress, values: .list(.scalar(.mailAddress), atLeast: 1))),
                "Addresses that stand for others."),
            .optional("catchAll", .scalar(.mailAddress), "The account that gets mail for unknown people."),
            .optional("smtp", .scalar(.boolean), "Whether it listens on port 25; usually yes."),
            .optional("submission", .scalar(.boolean), "Whether it listens on port 587; usually yes."),
            .optional("pop3", .scalar(.boolean), "Whether it listens on port 110; usually yes."),
            .optional("imap", .scalar(.boolean), "Whether it listens on port 143; usually yes."),
            .optional("retry", .object(retry), "When it tries again and when it gives up."),
            .optional("checks", .object(checks), "What it looks up about a server that brings mail."),
            .optional("sizeLimit", .scalar(.byteCount), "The largest letter that it takes; usually 10240000 bytes."),
            .optional(
                "withholds",
                .list(.scalar(.word(WithheldExtension.allCases.map(\.rawValue))), atLeast: 0),
                "The extensions of SMTP that it does not offer, as old servers do not."),
        ])

    static let account = ObjectSchema(
        "an account", "A mailbox and who may open it.",
        [
            .optional("password", .scalar(.text(maximum: 200)), "Otherwise <person>-password."),
            .optional("name", .scalar(.text(maximum: 200)), "The person's name."),
            .optional("quota", .scalar(.byteCount), "The most that the mailbox holds; otherwise no limit."),
        ])

    static let retry = ObjectSchema(
        "a retry plan", "When a letter that nobody took is tried again.",
        [
            .optional(
                "pauses", .list(.scalar(.duration), atLeast: 1),
                "The pauses after the first, second, ... attempt; the last one repeats."),
            .optional("lifetime", .scalar(.duration), "After this the letter goes back to its sender; usually 5 d."),
            .optional(
                "warning", .scalar(.duration),
                "After this its sender is told once that it still waits; otherwise nobody is."),
        ])

    static let mailProgram = ObjectSchema(
        "a mail program", "A person's mail program and its settings.",
        [
            .optional("address", .scalar(.mailAddress), "Whose program it is."),
            .optional("name", .scalar(.text(maximum: 200)), "The person's name."),
            .optional("password", .scalar(.text(maximum: 200)), "Otherwise <person>-password."),
            .optional("submission", .scalar(.domainName), "The outgoing server's name in DNS."),
            .optional(
                "reads", .scalar(.word(IncomingProtocol.allCases.map(\.rawValue))), "How it reads; usually none."),
            .optional("incoming", .scalar(.domainName), "The incoming server's name; otherwise the outgoing one."),
            .optional("leavesOnServer", .scalar(.boolean), "With POP3: whether copies stay; usually no."),
        ])
}
