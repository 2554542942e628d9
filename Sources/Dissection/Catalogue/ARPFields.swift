// The fields of ARP. Read first: ../FieldInfo.swift.

let arpFields: [FieldInfo] = [
    FieldInfo(
        "arp.hw.type", "Hardware type", .decimal, "The kind of cable: 1 is Ethernet.",
        "回線の種類。1はイーサネットです。", "RFC 826",
        lesson: "who-sits-here"),
    FieldInfo(
        "arp.proto.type", "Protocol type", .hexadecimal(4), "The kind of address that is looked for: 0x0800 is IPv4.",
        "探しているアドレスの種類。0x0800はIPv4です。", "RFC 826"),
    FieldInfo(
        "arp.hw.size", "Hardware size", .decimal, "How many bytes a hardware address has.",
        "ハードウェアアドレスのバイト数です。",
        "RFC 826"),
    FieldInfo(
        "arp.proto.size", "Protocol size", .decimal, "How many bytes an IP address has.", "IPアドレスのバイト数です。",
        "RFC 826"),
    FieldInfo(
        "arp.opcode", "Opcode", .decimal, "1 asks “who has this address?”, 2 answers.",
        "1は「このアドレスは誰？」という質問、2はその答えです。",
        "RFC 826", lesson: "who-sits-here"),
    FieldInfo(
        "arp.isgratuitous", "Is gratuitous", .boolean, "The sender speaks of its own address, so that others learn it.",
        "自分のアドレスを自ら知らせています。", "RFC 5227 §3"),
    FieldInfo(
        "arp.isprobe", "Is probe", .boolean, "The sender has no address yet and asks whether one is free.",
        "まだアドレスを持たない機器が、空いているかを尋ねています。", "RFC 5227 §1.1"),
    FieldInfo(
        "arp.isannouncement", "Is announcement", .boolean, "The sender says that the address is its own from now on.",
        "これからこのアドレスを使うと告げています。", "RFC 5227 §3"),
    FieldInfo(
        "arp.src.hw_mac", "Sender MAC address", .mac, "Where the sender can be reached on this cable.",
        "このケーブルでの、送り手のMACアドレスです。", "RFC 826", lesson: "who-sits-here"),
    FieldInfo(
        "arp.src.proto_ipv4", "Sender IP address", .ipv4, "The sender's IP address.", "送り手のIPアドレスです。",
        "RFC 826"),
    FieldInfo(
        "arp.dst.hw_mac", "Target MAC address", .mac, "In a question zeros: just this is asked for.",
        "質問では0です。まさにこれを尋ねているからです。", "RFC 826"),
    FieldInfo(
        "arp.dst.proto_ipv4", "Target IP address", .ipv4, "The IP address whose owner is looked for, or who has asked.",
        "持ち主を探している（または質問した）IPアドレスです。", "RFC 826", lesson: "who-sits-here"),
    FieldInfo(
        "arp.duplicate-address-frame", "Frame showing earlier use of IP address", .decimal,
        "The frame in which another machine had the same IP address.",
        "別の機器が同じIPアドレスを使っていたフレームの番号です。", "RFC 5227 §2.4",
        lesson: "who-sits-here"),
    FieldInfo(
        "arp.duplicate-address-detected", "Duplicate IP address configured", .heading,
        "Two machines say that they have this IP address.", "二台の機器が同じIPアドレスを名乗っています。",
        "RFC 5227 §2.4",
        lesson: "who-sits-here"),
    FieldInfo(
        "arp.seconds-since-duplicate-address-frame", "Seconds since earlier frame seen", .decimal,
        "How many seconds ago the other machine was heard.", "もう一台の機器の声を聞いてからの秒数です。",
        "RFC 5227 §2.4"),
    FieldInfo(
        "arp.src.hw", "Sender hardware address", .bytes, "Who speaks, on hardware that is not Ethernet.",
        "送り手のハードウェアアドレス（イーサネット以外）です。", "RFC 826"),
    FieldInfo(
        "arp.src.proto", "Sender protocol address", .bytes, "Its address in a protocol that is not IPv4.",
        "送り手のIPv4以外のアドレスです。", "RFC 826"),
    FieldInfo(
        "arp.dst.hw", "Target hardware address", .bytes, "Who is meant, on hardware that is not Ethernet.",
        "相手のハードウェアアドレス（イーサネット以外）です。", "RFC 826"),
    FieldInfo(
        "arp.dst.proto", "Target protocol address", .bytes, "Its address in a protocol that is not IPv4.",
        "相手のIPv4以外のアドレスです。", "RFC 826"),
    FieldInfo(
        "arp.dst.drarp_error_status", "DRARP error status", .decimal, "Why no address is given.",
        "アドレスを渡さない理由です。",
        "RFC 1931 §2"),
]
