// The words of tcpdump's filter language (pcap-filter(7)) that must be known to find the names in an expression.
// Read first: nothing. Then FilterTranslator.swift.

/// Lists of words of the filter language.
enum FilterWord {
    /// Words after which a name is a host, until another qualifier comes.
    static let hostQualifiers: Set<String> = ["host", "src", "dst"]
    static let portQualifiers: Set<String> = ["port", "portrange"]
    static let protocolQualifiers: Set<String> = ["proto", "protochain"]

    /// They need a real network interface or a packet filter's log; libpcap takes some of them and then never or always
    /// matches.
    static let unavailable: Set<String> = [
        "inbound", "outbound", "ifname", "on", "ifindex", "gateway", "rulenum", "rnr", "ruleset", "rset", "srnr",
        "subrulenum", "reason", "action",
    ]

    /// Everything else that is part of the language and no name.
    static let keywords: Set<String> = [
        "src", "dst", "link", "ether", "ppp", "slip", "fddi", "tr", "wlan", "arp", "rarp", "ip", "sctp", "tcp", "udp",
        "icmp", "igmp", "igrp", "pim", "vrrp", "carp", "radio", "ip6", "icmp6", "ah", "esp", "atalk", "aarp", "decnet",
        "lat", "sca", "moprc", "mopdl", "iso", "esis", "es-is", "isis", "is-is", "clnp", "stp", "ipx", "netbeui",
        "host", "net", "mask", "port", "portrange", "proto", "protochain", "type", "subtype", "direction", "dir",
        "ra", "ta", "less", "greater", "byte", "broadcast", "multicast", "and", "or", "not", "len", "length", "vlan",
        "mpls", "pppoed", "pppoes", "geneve", "llc", "tcpflags", "tcp-fin", "tcp-syn", "tcp-rst", "tcp-push", "tcp-ack",
        "tcp-urg", "tcp-ece", "tcp-cwr", "icmptype", "icmpcode", "icmp-echoreply", "icmp-unreach", "icmp-sourcequench",
        "icmp-redirect", "icmp-echo", "icmp-routeradvert", "icmp-routersolicit", "icmp-timxceed", "icmp-paramprob",
        "icmp-tstamp", "icmp-tstampreply", "icmp-ireq", "icmp-ireqreply", "icmp-maskreq", "icmp-maskreply",
        "icmp6type", "icmp6code",
    ]

    /// Services by name, so that a machine without /etc/services understands the same (IANA service name registry).
    static let services: [String: Int] = [
        "smtp": 25, "domain": 53, "dns": 53, "http": 80, "pop3": 110, "imap": 143, "imap2": 143, "https": 443,
        "submissions": 465, "smtps": 465, "submission": 587, "imaps": 993, "pop3s": 995,
    ]

    /// Protocols above IP by name (IANA protocol numbers).
    static let protocols: [String: Int] = ["icmp": 1, "igmp": 2, "tcp": 6, "udp": 17, "icmp6": 58]
}
