// The fields of what addresses of IPv6 are made of. Read first: ../FieldInfo.swift, IPv6Fields.swift.

let ipv6AddressFields: [FieldInfo] = [
    FieldInfo(
        "ipv6.src_slaac_mac", "Source SLAAC MAC", .made,
        "The hardware address that the sender made the second half of its address of.",
        "送信元が自分のアドレスの後半を作るもとにした、ハードウェアアドレスです。", "RFC 4291 appendix A"
    ).compared(as: .bytes),
    FieldInfo(
        "ipv6.dst_slaac_mac", "Destination SLAAC MAC", .made,
        "The hardware address that the receiver made the second half of its address of.",
        "宛先が自分のアドレスの後半を作るもとにした、ハードウェアアドレスです。", "RFC 4291 appendix A"
    ).compared(as: .bytes),
    FieldInfo(
        "ipv6.slaac_mac", "SLAAC MAC", .made, "Either of these, so that one filter finds both directions.",
        "そのどちらか。一つのフィルターで両方向を探せます。", "RFC 4291 appendix A"
    ).compared(as: .bytes),
    FieldInfo(
        "ipv6.src_isatap_ipv4", "Source ISATAP IPv4", .ipv4,
        "The sender's address of IPv4: IPv6 comes to it within packets of IPv4.",
        "送信元のIPv4アドレス。IPv6パケットは、IPv4パケットに入れて届けられます。", "RFC 5214 §6.1"),
    FieldInfo(
        "ipv6.dst_isatap_ipv4", "Destination ISATAP IPv4", .ipv4,
        "The receiver's address of IPv4: IPv6 comes to it within packets of IPv4.",
        "宛先のIPv4アドレス。IPv6パケットは、IPv4パケットに入れて届けられます。", "RFC 5214 §6.1"),
    FieldInfo(
        "ipv6.isatap_ipv4", "ISATAP IPv4", .ipv4, "Either of these, so that one filter finds both directions.",
        "そのどちらか。一つのフィルターで両方向を探せます。", "RFC 5214 §6.1"),
    FieldInfo(
        "ipv6.src_6to4_gw_ipv4", "Source 6to4 Gateway IPv4", .ipv4,
        "The router of the sender's network, to which IPv6 is brought within IPv4.",
        "送信元のネットワークのルーター。ここまではIPv6がIPv4に入れて運ばれます。", "RFC 3056 §2"),
    FieldInfo(
        "ipv6.dst_6to4_gw_ipv4", "Destination 6to4 Gateway IPv4", .ipv4,
        "The router of the receiver's network, to which IPv6 is brought within IPv4.",
        "宛先のネットワークのルーター。ここまではIPv6がIPv4に入れて運ばれます。", "RFC 3056 §2"),
    FieldInfo(
        "ipv6.6to4_gw_ipv4", "6to4 Gateway IPv4", .ipv4, "Either of these, so that one filter finds both directions.",
        "そのどちらか。一つのフィルターで両方向を探せます。", "RFC 3056 §2"),
    FieldInfo(
        "ipv6.src_6to4_sla_id", "Source 6to4 SLA ID", .decimal, "Which link behind that router the sender is on.",
        "送信元が、そのルーターの先のどのリンクにいるかを示します。", "RFC 3056 §2"),
    FieldInfo(
        "ipv6.dst_6to4_sla_id", "Destination 6to4 SLA ID", .decimal,
        "Which link behind that router the receiver is on.",
        "宛先が、そのルーターの先のどのリンクにいるかを示します。", "RFC 3056 §2"),
    FieldInfo(
        "ipv6.6to4_sla_id", "6to4 SLA ID", .decimal, "Either of these, so that one filter finds both directions.",
        "そのどちらか。一つのフィルターで両方向を探せます。", "RFC 3056 §2"),
    FieldInfo(
        "ipv6.src_ts_ipv4", "Source Teredo Server IPv4", .ipv4, "The Teredo server that the sender uses.",
        "送信元が使うTeredoサーバーです。", "RFC 4380 §4"),
    FieldInfo(
        "ipv6.dst_ts_ipv4", "Destination Teredo Server IPv4", .ipv4, "The Teredo server that the receiver uses.",
        "宛先が使うTeredoサーバーです。", "RFC 4380 §4"),
    FieldInfo(
        "ipv6.ts_ipv4", "Teredo Server IPv4", .ipv4, "Either of these, so that one filter finds both directions.",
        "そのどちらか。一つのフィルターで両方向を探せます。", "RFC 4380 §4"),
    FieldInfo(
        "ipv6.src_tc_port", "Source Teredo Port", .decimal,
        "The UDP port that others see the sender at; it stands there with all bits turned over.",
        "外から見た、送信元のUDPポート。アドレスには全ビットを反転して書かれています。", "RFC 4380 §4"),
    FieldInfo(
        "ipv6.dst_tc_port", "Destination Teredo Port", .decimal,
        "The UDP port that others see the receiver at; it stands there with all bits turned over.",
        "外から見た、宛先のUDPポート。アドレスには全ビットを反転して書かれています。", "RFC 4380 §4"),
    FieldInfo(
        "ipv6.tc_port", "Teredo Port", .decimal, "Either of these, so that one filter finds both directions.",
        "そのどちらか。一つのフィルターで両方向を探せます。", "RFC 4380 §4"),
    FieldInfo(
        "ipv6.src_tc_ipv4", "Source Teredo Client IPv4", .made,
        "The address of IPv4 that others see the sender at; it stands there with all bits turned over.",
        "外から見た、送信元のIPv4アドレス。全ビットを反転して書かれています。", "RFC 4380 §4"
    ).compared(as: .ipv4),
    FieldInfo(
        "ipv6.dst_tc_ipv4", "Destination Teredo Client IPv4", .made,
        "The address of IPv4 that others see the receiver at; it stands there with all bits turned over.",
        "外から見た、宛先のIPv4アドレス。全ビットを反転して書かれています。", "RFC 4380 §4"
    ).compared(as: .ipv4),
    FieldInfo(
        "ipv6.tc_ipv4", "Teredo Client IPv4", .made, "Either of these, so that one filter finds both directions.",
        "そのどちらか。一つのフィルターで両方向を探せます。", "RFC 4380 §4"
    ).compared(as: .ipv4),
    FieldInfo(
        "ipv6.embed_ipv4_prefix", "Embedded IPv4 Prefix", .bytes,
        "What says that the rest is an address of IPv4, for a translator between both.",
        "残りがIPv4アドレスであることを、IPv4とIPv6の間の変換装置に示す部分です。", "RFC 6052 §2.1"),
    FieldInfo(
        "ipv6.src_embed_ipv4", "Source Embedded IPv4", .ipv4, "The sender's address of IPv4.",
        "送信元のIPv4アドレスです。", "RFC 6052 §2.2"),
    FieldInfo(
        "ipv6.dst_embed_ipv4", "Destination Embedded IPv4", .ipv4, "The receiver's address of IPv4.",
        "宛先のIPv4アドレスです。", "RFC 6052 §2.2"),
    FieldInfo(
        "ipv6.embed_ipv4", "Embedded IPv4", .ipv4, "Either of these, so that one filter finds both directions.",
        "そのどちらか。一つのフィルターで両方向を探せます。", "RFC 6052 §2.2"),
]
