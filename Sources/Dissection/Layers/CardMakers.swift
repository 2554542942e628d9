// The names of a few makers of network cards, by the first three bytes of their addresses. Read first:
// Dissector+Ethernet.swift.
//
// Wireshark knows tens of thousands (the registry of the IEEE). Here are those that captures without a real network
// have: of virtual machines, of loopback devices, and of addresses that people make up for tests.

/// Looks names up.
enum CardMakers {
    /// The maker's name, as Wireshark writes it; nil when it is not known here.
    static func name(_ prefix: UInt64) -> String? {
        switch prefix {
        case 0x000000: "Officially Xerox, but 0:0:0:0:0:0 is more common"
        case 0x000C29: "VMware, Inc."
        case 0x005056: "VMware, Inc."
        case 0x00155D: "Microsoft Corporation"
        case 0x000D3A: "Microsoft Corp."
        case 0x00163E: "Xensource, Inc."
        case 0x001C42: "Parallels, Inc."
        case 0x080027: "PCS Computer Systems GmbH"
        case 0x525400: "Realtek (UpTech? also reported)"
        case 0x001122: "CIMSYS Inc"
        case 0x002233: "ADB Broadband Italia"
        case 0x000102: "3Com"
        case 0x000203: "Woonsang Telecom, Inc."
        case 0x000304: "Pacific Broadband Communications"
        case 0x000405: "ACN Technologies"
        case 0x000506: "Reddo Networks AB"
        case 0x000A0B: "Sealevel Systems, Inc."
        case 0x001A2B: "Ayecom Technology Co., Ltd."
        case 0x00AA00: "Intel Corporation"
        case 0x00005E: "ICANN, IANA Department"
        case 0x00000C: "Cisco Systems, Inc"
        case 0x00E04C: "Realtek Semiconductor Corp."
        case 0xB827EB: "Raspberry Pi Foundation"
        case 0xDCA632: "Raspberry Pi Trading Ltd"
        case 0xE45F01: "Raspberry Pi Trading Ltd"
        default: nil
        }
    }
}
