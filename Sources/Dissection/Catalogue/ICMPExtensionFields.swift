// What ICMP carries besides: extensions of errors, routers that tell of themselves. Read first: ../FieldInfo.swift.

let icmpExtensionFields: [FieldInfo] = [
    FieldInfo(
        "icmp.data_time", "Timestamp from icmp data", .moment, "When the ping left, as its program wrote into it.",
        "pingを送ったプログラムが書き込んだ送信時刻です。", "RFC 792"),
    FieldInfo(
        "icmp.data_time_relative", "Timestamp from icmp data (relative)", .seconds, "How many seconds ago that was.",
        "その時刻から経った秒数です。", "RFC 792"),
    FieldInfo(
        "icmp.ext", "ICMP Multi-Part Extensions", .heading, "What the router adds behind the packet that it quotes.",
        "引用したパケットの後ろにルーターが添えた情報です。", "RFC 4884 §7"),
    FieldInfo(
        "icmp.ext.version", "Version", .decimal, "The version of the extensions: 2.", "拡張の版（2）です。",
        "RFC 4884 §7"),
    FieldInfo("icmp.ext.res", "Reserved", .hexadecimal(4), "Not used; 0.", "使われていません。0です。", "RFC 4884 §7"),
    FieldInfo(
        "icmp.ext.checksum", "Checksum", .hexadecimal(4), "A sum over the extensions.", "拡張のチェックサムです。",
        "RFC 4884 §7"),
    FieldInfo("icmp.ext.checksum.status", "Checksum Status", .decimal, "1 when the sum is right.", "正しければ1です。"),
    FieldInfo(
        "icmp.ext.checksum_bad", "Bad checksum", .heading, "The sum is wrong.", "チェックサムが合いません。",
        "RFC 4884 §7"),
    FieldInfo(
        "icmp.ext.length", "Length", .decimal, "How long the object is, in bytes.",
        "オブジェクトの長さ（バイト）です。", "RFC 4884 §7.1"
    ),
    FieldInfo(
        "icmp.ext.class", "Class", .decimal,
        "What kind of object it is: 1 labels of MPLS, 2 an interface, 3 an interface that is asked for.",
        "オブジェクトの種類。1はMPLSラベル、2はインターフェース、3は尋ねられたインターフェースです。", "RFC 4884 §7.2"),
    FieldInfo(
        "icmp.ext.ctype", "C-Type", .decimal, "Which form of the kind.", "その種類の中の形です。", "RFC 4884 §7.2"),
    FieldInfo("icmp.ext.data", "Data", .bytes, "What the object says.", "オブジェクトの中身です。", "RFC 4884 §7.1"),
    FieldInfo(
        "icmp.mpls.label", "Label", .decimal, "The label by which MPLS routers forwarded the packet.",
        "MPLSのルーターが転送に使ったラベルです。", "RFC 4950 §4"),
    FieldInfo("icmp.mpls.exp", "Experimental", .decimal, "The class of traffic.", "通信の種別です。", "RFC 4950 §4"),
    FieldInfo("icmp.mpls.s", "Stack bit", .boolean, "1 on the last label.", "最後のラベルなら1です。", "RFC 4950 §4"),
    FieldInfo(
        "icmp.mpls.ttl", "Time to live", .decimal, "How many routers more the label would have lasted.",
        "ラベルがあと何台のルーターを通れたかを示します。", "RFC 4950 §4"),
    FieldInfo(
        "icmp.mpls.data", "Data", .bytes, "Bytes that make no label.", "ラベルにならない余りです。", "RFC 4950 §4"),
    FieldInfo(
        "icmp.int_info.role", "Interface Role", .decimal, "0: the interface on which the packet came.",
        "0はパケットが届いたインターフェースです。", "RFC 5837 §4.1"),
    FieldInfo(
        "icmp.int_info.reserved", "Reserved", .decimal, "Not used; 0.", "使われていません。0です。", "RFC 5837 §4.1"),
    FieldInfo(
        "icmp.int_info.ifindex", "ifIndex", .boolean, "1 when the interface's number follows.",
        "インターフェース番号が続くなら1です。",
        "RFC 5837 §4.1"),
    FieldInfo(
        "icmp.int_info.ipaddr", "IP Address", .boolean, "1 when an address follows.", "アドレスが続くなら1です。",
        "RFC 5837 §4.1"),
    FieldInfo(
        "icmp.int_info.name_present", "Interface name", .boolean, "1 when a name follows.", "名前が続くなら1です。",
        "RFC 5837 §4.1"),
    FieldInfo(
        "icmp.int_info.mtu_present", "MTU", .boolean, "1 when the longest packet's size follows.",
        "最大パケット長が続くなら1です。",
        "RFC 5837 §4.1"),
    FieldInfo(
        "icmp.int_info.index", "Interface Index", .decimal, "The interface's number.", "インターフェースの番号です。",
        "RFC 5837 §4.1"
    ),
    FieldInfo(
        "icmp.int_info.afi", "Address Family Identifier", .decimal, "1 is IPv4, 2 IPv6.", "1はIPv4、2はIPv6です。",
        "RFC 5837 §4.2"),
    FieldInfo("icmp.reserved", "Reserved", .bytes, "Not used; 0.", "使われていません。0です。", "RFC 5837 §4.2"),
    FieldInfo(
        "icmp.int_info.ipv4", "Source", .ipv4, "The interface's address.", "インターフェースのアドレスです。",
        "RFC 5837 §4.2"),
    FieldInfo(
        "icmp.int_info.ipv6", "Source", .ipv6, "The interface's address.", "インターフェースのアドレスです。",
        "RFC 5837 §4.2"),
    FieldInfo(
        "icmp.int_info.name_length", "Name Length", .decimal, "How long the name is, with this byte.",
        "このバイトを含む名前の長さです。", "RFC 5837 §4.3"),
    FieldInfo(
        "icmp.int_info.name", "Interface Name", .text, "The interface's name.", "インターフェースの名前です。",
        "RFC 5837 §4.3"),
    FieldInfo(
        "icmp.int_info.mtu", "MTU", .decimal, "The longest packet that it carries.",
        "そのインターフェースの最大パケット長です。",
        "RFC 5837 §4.1"),
    FieldInfo(
        "icmp.int_ident.name", "Interface Name", .text, "The name of the interface that is asked for.",
        "尋ねられたインターフェースの名前です。", "RFC 8335 §2.1"),
    FieldInfo("icmp.int_ident.index", "Interface Index", .decimal, "Its number.", "その番号です。", "RFC 8335 §2.1"),
    FieldInfo(
        "icmp.int_ident.afi", "Address Family Identifier", .decimal, "1 is IPv4, 2 IPv6.", "1はIPv4、2はIPv6です。",
        "RFC 8335 §2.1"),
    FieldInfo(
        "icmp.int_ident.addr_length", "Address Length", .decimal, "How many bytes its address has.",
        "アドレスのバイト数です。",
        "RFC 8335 §2.1"),
    FieldInfo(
        "icmp.int_ident.reserved", "Reserved", .bytes, "Not used; 0.", "使われていません。0です。", "RFC 8335 §2.1"),
    FieldInfo("icmp.int_ident.ipv4", "Address", .ipv4, "Its address.", "そのアドレスです。", "RFC 8335 §2.1"),
    FieldInfo("icmp.int_ident.ipv6", "Address", .ipv6, "Its address.", "そのアドレスです。", "RFC 8335 §2.1"),
    FieldInfo(
        "icmp.int_ident.address", "Address", .bytes, "Its address in another family.", "別の種類のアドレスです。",
        "RFC 8335 §2.1"),
    FieldInfo(
        "icmp.ext.echo.seq", "Sequence number", .decimal, "Counts the questions.", "質問の通し番号です。",
        "RFC 8335 §2"),
    FieldInfo(
        "icmp.ext.echo.req.res", "Reserved", .hexadecimal(2), "Not used; 0.", "使われていません。0です。",
        "RFC 8335 §2"),
    FieldInfo(
        "icmp.ext.echo.req.local", "Local bit", .boolean, "1: an interface of the machine that is asked.",
        "1なら、尋ねた相手自身のインターフェースです。", "RFC 8335 §2"),
    FieldInfo(
        "icmp.ext.echo.rsp.state", "State", .decimal, "How well the machine behind the interface is known.",
        "その先の相手をどれだけ知っているかを示します。", "RFC 8335 §3"),
    FieldInfo(
        "icmp.ext.echo.rsp.res", "Reserved", .hexadecimal(2), "Not used; 0.", "使われていません。0です。",
        "RFC 8335 §3"),
    FieldInfo(
        "icmp.ext.echo.rsp.active", "Active bit", .boolean, "1 when the interface is up.", "動いていれば1です。",
        "RFC 8335 §3"),
    FieldInfo(
        "icmp.ext.echo.rsp.ipv4", "IPv4 bit", .boolean, "1 when IPv4 runs on it.", "IPv4が動いていれば1です。",
        "RFC 8335 §3"),
    FieldInfo(
        "icmp.ext.echo.rsp.ipv6", "IPv6 bit", .boolean, "1 when IPv6 runs on it.", "IPv6が動いていれば1です。",
        "RFC 8335 §3"),
    FieldInfo(
        "icmp.num_addrs", "Number of addresses", .decimal, "How many addresses of routers follow.",
        "続くルーターアドレスの数です。",
        "RFC 1256 §3"),
    FieldInfo(
        "icmp.addr_entry_size", "Address entry size", .decimal, "How long each entry is, in units of four bytes.",
        "一件の長さ（4バイト単位）です。", "RFC 1256 §3"),
    FieldInfo(
        "icmp.lifetime", "Lifetime", .decimal, "How many seconds the addresses are good for.",
        "アドレスの有効な秒数です。",
        "RFC 1256 §3"),
    FieldInfo("icmp.router_address", "Router address", .ipv4, "A router.", "ルーターのアドレスです。", "RFC 1256 §3"),
    FieldInfo(
        "icmp.pref_level", "Preference level", .made, "The router with the highest number is to be used.",
        "この数の大きいルーターを優先します。", "RFC 1256 §3"
    ).compared(as: .number),
    FieldInfo(
        "icmp.mip.type", "Extension Type", .decimal,
        "What the extension is: 16 an agent for mobile machines, 19 lengths of prefixes.",
        "拡張の種類。16は移動端末の代理人、19はプレフィックス長です。", "RFC 5944 §2.1"),
    FieldInfo("icmp.mip.length", "Length", .decimal, "How many bytes follow.", "続くバイト数です。", "RFC 5944 §2.1.1"),
    FieldInfo(
        "icmp.mip.seq", "Sequence Number", .decimal, "Counts the advertisements.", "広告の通し番号です。",
        "RFC 5944 §2.1.1"),
    FieldInfo(
        "icmp.mip.life", "Registration Lifetime", .decimal, "How many seconds a registration lasts.",
        "登録の有効な秒数です。",
        "RFC 5944 §2.1.1"),
    FieldInfo(
        "icmp.mip.flags", "Flags", .hexadecimal(4), "What the agent offers.", "代理人が提供するものです。",
        "RFC 5944 §2.1.1"),
    FieldInfo(
        "icmp.mip.r", "Registration Required", .boolean, "1 when machines have to register.", "登録が必要なら1です。",
        "RFC 5944 §2.1.1"),
    FieldInfo(
        "icmp.mip.b", "Busy", .boolean, "1 when the agent takes nobody more.", "これ以上受け入れられないなら1です。",
        "RFC 5944 §2.1.1"),
    FieldInfo(
        "icmp.mip.h", "Home Agent", .boolean, "1 when it serves machines that are away.",
        "出かけた端末の世話をするなら1です。",
        "RFC 5944 §2.1.1"),
    FieldInfo(
        "icmp.mip.f", "Foreign Agent", .boolean, "1 when it serves guests.", "訪れた端末の世話をするなら1です。",
        "RFC 5944 §2.1.1"),
    FieldInfo(
        "icmp.mip.m", "Minimal Encapsulation", .boolean, "1 when it can wrap packets the short way.",
        "簡略なカプセル化ができるなら1です。", "RFC 5944 §2.1.1"),
    FieldInfo(
        "icmp.mip.g", "GRE", .boolean, "1 when it can wrap packets in GRE.", "GREのカプセル化ができるなら1です。",
        "RFC 5944 §2.1.1"),
    FieldInfo("icmp.mip.v", "VJ Comp", .boolean, "Not used any more.", "いまは使われていません。", "RFC 5944 §2.1.1"),
    FieldInfo(
        "icmp.mip.rt", "Reverse tunneling", .boolean, "1 when packets can go back through the tunnel.",
        "逆向きのトンネルが使えるなら1です。", "RFC 5944 §2.1.1"),
    FieldInfo(
        "icmp.mip.u", "UDP tunneling", .boolean, "1 when it can wrap packets in UDP.",
        "UDPのカプセル化ができるなら1です。",
        "RFC 5944 §2.1.1"),
    FieldInfo(
        "icmp.mip.x", "Revocation support bit", .boolean, "1 when registrations can be taken back.",
        "登録の取り消しができるなら1です。", "RFC 5944 §2.1.1"),
    FieldInfo(
        "icmp.mip.reserved", "Reserved", .hexadecimal(4), "Not used; 0.", "使われていません。0です。",
        "RFC 5944 §2.1.1"),
    FieldInfo(
        "icmp.mip.coa", "Care-Of-Address", .ipv4, "An address that a guest may use.",
        "訪れた端末が使えるアドレスです。",
        "RFC 5944 §2.1.1"),
    FieldInfo(
        "icmp.mip.prefixlength", "Prefix Length", .decimal, "How many bits of a router's address name its network.",
        "ルーターのアドレスのうちネットワークを表すビット数です。", "RFC 5944 §2.1.2"),
    FieldInfo(
        "icmp.mip.challenge", "Challenge", .bytes, "Bytes that the machine has to sign.",
        "端末が署名すべきデータです。",
        "RFC 4721 §2"),
    FieldInfo("icmp.mip.content", "Content", .bytes, "What the extension says.", "拡張の中身です。", "RFC 5944 §2.1"),
]
