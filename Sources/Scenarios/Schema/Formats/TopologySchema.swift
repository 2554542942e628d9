// The format of topology files. Read first: Schema.swift, Topology.swift.
//
// A file may be short: `domains` with people and their machines, from which everything else is derived. Or it spells
// out `hosts`, `switches` and `links`. Or both: what is stated overrides what is derived.
// The schemas of a host's parts are in HostSchema.swift.

/// The description of topology files.
package enum TopologySchema {
    package static let file = FileSchema(name: "topology", root: root, definitions: [])

    static let root = ObjectSchema(
        "a topology", "An emulated network: who lives where, on which machines, behind which cables.",
        [
            .required("format", .scalar(.integer(1...1)), "The version of this format: 1."),
            .required("id", .scalar(.identifier), "The name that lessons refer to it by."),
            .optional("title", .localizedText, "What people call it; otherwise its id."),
            .optional("clock", .scalar(.moment), "What the clocks show at the start; otherwise 2026-04-06T00:00:00Z."),
            .optional(
                "wrongRoutes", .scalar(.boolean),
                "yes: stated routes may lead round in circles or nowhere, for lessons about that; otherwise such "
                    + "routes are mistakes."),
            .optional(
                "domains", .map(MapSchema("domain", keys: .domainName, values: .object(domain), limit: 10_000)),
                "Domains with their people. Derived for each: a network, router, switch, name server, mail server, "
                    + "zones; once for all: root and top-level name servers, a resolver, the backbone."),
            .optional(
                "hosts", .map(MapSchema("host", keys: .nodeName, values: .object(HostSchema.host))),
                "Machines; what is stated about a derived host overrides what is derived."),
            .optional(
                "switches", .map(MapSchema("switch", keys: .nodeName, values: .object(aSwitch))),
                "Learning switches."),
            .optional(
                "links", .map(MapSchema("link", keys: .nodeName, values: .object(link), limit: 60_000)),
                "Cables; properties stated for a derived link override its own."),
        ])

    static let domain = ObjectSchema(
        "a domain", "A domain, its people and what differs from the usual.",
        [
            .optional("title", .localizedText, "What people call the place."),
            .optional(
                "people", .map(MapSchema("person", keys: .localPart, values: .object(person))),
                "Who has a mailbox here; the name is the address before the @."),
            .optional("network", .scalar(.hostNetwork), "The addresses of its machines; otherwise the next free ones."),
            .optional(
                "mail",
                .map(MapSchema("mail server", keys: .nodeName, values: .scalar(.integer(0...65535)), limit: 100)),
                "Its MX hosts by their first label, with preference; otherwise {mail: 10}. The first one keeps the "
                    + "mailboxes, the others pass letters on to it."),
            .optional(
                "aliases",
                .map(MapSchema("alias", keys: .localPart, values: .list(.scalar(.mailTarget), atLeast: 1))),
                "Addresses that stand for others."),
            .optional("catchAll", .scalar(.localPart), "Who gets mail for unknown people; otherwise it is refused."),
            .optional(
                "records", .list(.scalar(.record), atLeast: 0),
                "Records of its zone and its reverse zones; they replace the derived ones of the same name and type."),
            .optional(
                "without", .list(.scalar(.recordSet), atLeast: 0),
                "Derived records that are left out, by name and type: `@ MX`, `25.2.0.192.in-addr.arpa. PTR`."),
            .optional(
                "checks", .object(HostSchema.checks), "What its servers look up about a server that brings mail."),
        ])

    static let person = ObjectSchema(
        "a person", "Somebody with a mailbox.",
        [
            .optional("name", .scalar(.text(maximum: 200)), "The name as letters show it."),
            .optional("password", .scalar(.text(maximum: 200)), "Otherwise <person>-password."),
            .optional("quota", .scalar(.byteCount), "The most that the mailbox holds; otherwise no limit."),
            .optional(
                "machines",
                .map(
                    MapSchema(
                        "machine", keys: .nodeName,
                        values: .either(.word(IncomingProtocol.allCases.map(\.rawValue)), .object(machine)))),
                "The person's machines, and how each reads mail: pop3, imap or none."),
        ])

    static let machine = ObjectSchema(
        "a machine", "A computer or a telephone with a mail program.",
        [
            .optional("title", .localizedText, "What people call it."),
            .optional("reads", .scalar(.word(IncomingProtocol.allCases.map(\.rawValue))), "How it reads mail."),
            .optional("leavesOnServer", .scalar(.boolean), "With POP3: whether copies stay on the server."),
            .optional("address", .scalar(.address), "Otherwise the next free one of the domain's network."),
        ])

    static let aSwitch = ObjectSchema(
        "a switch", "A learning switch.",
        [.optional("title", .localizedText, "What people call it.")])

    static let linkProperties: [SchemaKey] = [
        .optional("bandwidth", .scalar(.bandwidth), "Its speed in each direction."),
        .optional("delay", .scalar(.duration), "How long the first bit travels."),
        .optional("jitter", .scalar(.duration), "At most this is added to the delay, at random."),
        .optional("loss", .scalar(.chance), "How many frames are lost."),
        .optional("duplication", .scalar(.chance), "How many frames arrive twice."),
        .optional("reordering", .scalar(.chance), "How many frames are overtaken."),
        .optional(
            "mtu", .scalar(.integer(68...65_535)),
            "The largest IP packet that it carries, in bytes; everybody on its segment keeps to it."),
        .optional("queue", .scalar(.byteCount), "How much may wait to be sent, in each direction; more is lost."),
    ]

    static let link = ObjectSchema(
        "a link", "A cable between two machines.",
        [
            .optional(
                "between", .list(.scalar(.linkEnd), atLeast: 2),
                "The two ends: a host or a switch, with the port (`router:eth1`, `switch:3`) or the next free one.")
        ] + linkProperties + [
            .optional("state", .scalar(.word(["up", "down"])), "down: the cable is cut at the start.")
        ])
}
