// The fields of Ethernet, and of bytes that nobody can read. Read first: ../FieldInfo.swift.

let ethernetFields: [FieldInfo] = [
    FieldInfo(
        "eth.dst", "Destination", .mac,
        "The MAC address of the network card on this cable that shall take the frame.",
        "このケーブルの上で、フレームを受け取るネットワークカードのMACアドレスです。",
        lesson: "who-sits-here"),
    FieldInfo(
        "eth.dst_resolved", "Destination (resolved)", .mac,
        "The destination once more; Wireshark can show a maker's name here.",
        "宛先をもう一度示したもので、Wiresharkはここにメーカー名を表示できます。"
    ).compared(as: .text),
    FieldInfo(
        "eth.dst.oui", "Destination OUI", .decimal,
        "The first half of the destination: the number of the card's maker.",
        "宛先アドレスの前半で、カードのメーカーを表す番号です。"),
    FieldInfo(
        "eth.src", "Source", .mac, "The MAC address of the network card that sent the frame onto this cable.",
        "このケーブルにフレームを送り出したネットワークカードのMACアドレスです。", lesson: "who-sits-here"),
    FieldInfo(
        "eth.src_not_group", "Source MAC must not be a group address: IEEE 802.3-2002, Section 3.2.3(b)", .heading,
        "A frame comes from one card, and this address stands for several.",
        "送信元は一枚のカードのはずですが、これは複数を指すグループアドレスです。"),
    FieldInfo(
        "eth.src_resolved", "Source (resolved)", .mac, "The source once more; Wireshark can show a maker's name here.",
        "送信元をもう一度示したもので、Wiresharkはここにメーカー名を表示できます。"
    ).compared(as: .text),
    FieldInfo(
        "eth.src.oui", "Source OUI", .decimal, "The first half of the source: the number of the card's maker.",
        "送信元アドレスの前半で、カードのメーカーを表す番号です。"),
    FieldInfo(
        "eth.dst.oui_resolved", "Destination OUI (resolved)", .made, "The name of the destination card's maker.",
        "宛先カードのメーカー名です。"),
    FieldInfo(
        "eth.src.oui_resolved", "Source OUI (resolved)", .made, "The name of the source card's maker.",
        "送信元カードのメーカー名です。"),
    FieldInfo(
        "eth.addr.oui_resolved", "Address OUI (resolved)", .made, "The maker's name of either address.",
        "どちらかのアドレスのメーカー名です。"),
    FieldInfo(
        "eth.addr", "Address", .mac, "Either of the two MAC addresses, so that one filter finds both.",
        "二つのMACアドレスのどちらか。一つのフィルターで両方を探せます。"),
    FieldInfo(
        "eth.addr_resolved", "Address (resolved)", .mac, "Either address once more, for names.",
        "どちらかのアドレスを、名前の表示用にもう一度示したものです。"
    ).compared(as: .text),
    FieldInfo(
        "eth.addr.oui", "Address OUI", .decimal, "The maker's number of either address.",
        "どちらかのアドレスのメーカー番号です。"),
    FieldInfo(
        "eth.dst.lg", "LG bit", .boolean, "1 when an administrator chose the address, 0 when the factory did.",
        "管理者が決めたアドレスなら1、工場で付けられたものなら0です。"),
    FieldInfo(
        "eth.dst.ig", "IG bit", .boolean,
        "1 when the frame is for a group or for everybody, 0 when it is for one card.",
        "グループや全員あてなら1、一枚のカードあてなら0です。"),
    FieldInfo(
        "eth.src.lg", "LG bit", .boolean, "1 when an administrator chose the address, 0 when the factory did.",
        "管理者が決めたアドレスなら1、工場で付けられたものなら0です。"),
    FieldInfo(
        "eth.src.ig", "IG bit", .boolean, "Always 0 in a source: a group cannot send.",
        "送信元では常に0です。グループが送り手になることはありません。"),
    FieldInfo("eth.lg", "LG bit", .boolean, "The same bit of either address.", "どちらかのアドレスの同じビットです。"),
    FieldInfo("eth.ig", "IG bit", .boolean, "The same bit of either address.", "どちらかのアドレスの同じビットです。"),
    FieldInfo(
        "eth.type", "Type", .hexadecimal(4), "What the frame carries: 0x0800 is IPv4, 0x0806 is ARP, 0x86dd is IPv6.",
        "フレームの中身の種類。0x0800はIPv4、0x0806はARP、0x86ddはIPv6です。", "RFC 894"),
    FieldInfo(
        "eth.len", "Length", .decimal, "In old Ethernet frames: how many bytes follow.",
        "古い形式のフレームで、続くバイト数を表します。"),
    FieldInfo(
        "eth.len.past_end", "Length field value goes past the end of the payload", .heading,
        "The frame is shorter than it says.", "フレームが、示された長さより短くなっています。"),
    FieldInfo(
        "eth.invalid_lentype.expert", "Invalid length/type", .heading, "The number is neither a length nor a type.",
        "長さでも種類でもない値です。"),
    FieldInfo(
        "eth.padding", "Padding", .bytes, "Zeros that make a short frame as long as Ethernet needs.",
        "短いフレームをイーサネットの最小長にするための0の並びです。"),
    FieldInfo(
        "eth.trailer", "Trailer", .bytes, "Bytes behind the packet that belong to nobody.",
        "パケットの後ろにある、どこにも属さないバイトです。"),
    FieldInfo(
        "eth.padding_bad", "Padding identified as trailer", .heading, "Padding ought to be zeros.",
        "詰め物は0でなければなりません。"),
    FieldInfo(
        "eth.fcs", "Frame check sequence", .hexadecimal(8),
        "A sum over the frame by which a card finds changed bits; most captures are without.",
        "フレームのチェックサム。ふつうの記録には含まれません。"),
    FieldInfo(
        "eth.fcs.status", "FCS Status", .decimal, "Whether the sum was found right; 2 means that nobody looked.",
        "検査の結果。2は確かめていないことを表します。"),
    FieldInfo(
        "eth.invalid_lentype", "Invalid length/type", .hexadecimal(4), "Neither a length nor a type.",
        "長さでも種類でもない値です。"),
    FieldInfo(
        "llc.dsap", "DSAP", .hexadecimal(2), "Which program of the receiver it is for, in old networks.",
        "古いネットワークで、受け手のどのプログラムあてかを示します。", "RFC 1042"),
    FieldInfo(
        "llc.dsap.sap", "SAP", .decimal, "Its number without the last bit.", "最後のビットを除いた番号です。",
        "RFC 1042"),
    FieldInfo("llc.dsap.ig", "IG Bit", .boolean, "1 when it is for a group.", "グループあてなら1です。", "RFC 1042"),
    FieldInfo(
        "llc.ssap", "SSAP", .hexadecimal(2), "Which program of the sender it comes from.",
        "送り手のプログラムを示します。", "RFC 1042"
    ),
    FieldInfo(
        "llc.ssap.sap", "SAP", .decimal, "Its number without the last bit.", "最後のビットを除いた番号です。",
        "RFC 1042"),
    FieldInfo("llc.ssap.cr", "CR Bit", .boolean, "0 a command, 1 an answer.", "0はコマンド、1は返事です。", "RFC 1042"),
    FieldInfo("llc.control", "Control field", .hexadecimal(4), "3: just data.", "3は単なるデータです。", "RFC 1042"),
    FieldInfo(
        "llc.control.u_modifier_cmd", "Command", .hexadecimal(2), "Which command.", "コマンドの種類です。", "RFC 1042"),
    FieldInfo(
        "llc.control.u_modifier_resp", "Response", .hexadecimal(2), "Which answer.", "返事の種類です。", "RFC 1042"),
    FieldInfo("llc.control.p", "Poll", .boolean, "1 when an answer is wanted at once.", "1ならすぐ返事を求めています。"),
    FieldInfo("llc.control.f", "Final", .boolean, "1 in the answer to a frame with Poll.", "Pollへの返事なら1です。"),
    FieldInfo(
        "llc.control.n_r", "N(R)", .decimal, "Which frame of the other side is waited for next.",
        "相手から次に待っているフレームの番号です。"),
    FieldInfo("llc.control.n_s", "N(S)", .decimal, "The number of this frame.", "このフレームの番号です。"),
    FieldInfo(
        "llc.control.s_ftype", "Supervisory frame type", .hexadecimal(4),
        "0: ready for more, 1: not ready, 2: send that one again.",
        "0は受信可能、1は受信不可、2は再送要求です。"),
    FieldInfo(
        "llc.cisco_pid", "PID", .hexadecimal(4), "What the frame carries, by Cisco's own numbers.",
        "中身の種類。Cisco独自の番号です。"),
    FieldInfo(
        "llc.apple_atalk_pid", "PID", .hexadecimal(4), "What the frame carries, by Apple's own numbers.",
        "中身の種類。Apple独自の番号です。"),
    FieldInfo(
        "llc.control.ftype", "Frame type", .hexadecimal(2), "3: a frame without a number.",
        "3は番号のないフレームです。", "RFC 1042"
    ),
    FieldInfo(
        "llc.control.ftype", "Frame type", .hexadecimal(4), "0: a frame with a number, 1: an answer to some.",
        "0は番号付きのフレーム、1はその受信の知らせです。"),
    FieldInfo(
        "llc.oui", "Organization Code", .decimal, "Who gives out the type that follows; 0 is Ethernet.",
        "続く種類の番号を決めた組織。0はイーサネットです。", "RFC 1042"),
    FieldInfo(
        "llc.type", "Type", .hexadecimal(4), "What the frame carries, as in other frames.", "中身の種類です。",
        "RFC 1042"),
    FieldInfo(
        "vlan.trailer", "Trailer", .bytes, "Bytes behind the packet that no header counts.",
        "ヘッダーの長さに含まれない、パケットの後ろの余りです。"),
    FieldInfo(
        "ieee8021ah.trailer", "Trailer", .bytes, "Bytes behind the packet inside of a provider's tag.",
        "プロバイダーのタグの中で、パケットの後ろにある余りです。"),
    FieldInfo(
        "vlan.priority", "Priority", .decimal, "How urgent the frame is, on networks that are shared by several.",
        "一つのネットワークを分け合うVLANで、フレームの優先度を表します。"),
    FieldInfo(
        "vlan.dei", "DEI", .boolean, "1 when the frame may be dropped first.",
        "1なら、混雑時に先に捨ててよいフレームです。"),
    FieldInfo(
        "vlan.id", "ID", .decimal, "To which of the virtual networks on this cable the frame belongs.",
        "このケーブル上のどの仮想ネットワークに属するかを示します。"),
    FieldInfo(
        "vlan.len", "Length", .decimal, "How long the packet is, where no type stands.",
        "種類の代わりに書かれたパケットの長さです。"),
    FieldInfo(
        "vlan.etype", "Type", .hexadecimal(4), "What the frame carries behind its tag.",
        "タグの後ろに続く中身の種類です。"),
    FieldInfo(
        "ieee8021ad.priority", "Priority", .decimal, "How urgent the frame is in the provider's network.",
        "事業者のネットワークでのフレームの優先度です。"),
    FieldInfo(
        "ieee8021ad.dei", "DEI", .boolean, "1 when the provider may drop the frame first.",
        "1なら、事業者のネットワークで先に捨ててよいフレームです。"),
    FieldInfo(
        "ieee8021ad.id", "ID", .decimal, "To which customer of the provider the frame belongs.",
        "事業者のどの利用者のフレームかを示します。"
    ),
    FieldInfo(
        "ieee8021ad.svid", "ID", .decimal, "Of two tags the outer one: the provider's number for its customer.",
        "二重のタグの外側です。事業者が利用者に付けた番号を示します。"),
    FieldInfo(
        "ieee8021ad.cvid", "ID", .decimal, "Of two tags the inner one: the customer's own network.",
        "二重のタグの内側です。利用者自身のネットワークを示します。"),
    FieldInfo(
        "ieee8021ah.etype", "Type", .hexadecimal(4), "What the frame carries behind the provider's tag.",
        "事業者のタグの後ろに続く中身の種類です。"),
    FieldInfo(
        "sll.pkttype", "Packet type", .decimal,
        "Whether the packet was for this machine (0), for all (1), for a group (2), for another machine (3), or sent "
            + "by it (4).",
        "この機器あて（0）、全員あて（1）、グループあて（2）、別の機器あて（3）、自分が送ったもの（4）の別です。"),
    FieldInfo(
        "sll.hatype", "Link-layer address type", .decimal,
        "What kind of network card it passed; 1 is Ethernet, 772 the machine's own loop.",
        "通ったネットワークカードの種類。1はイーサネット、772は機器内部のループバックです。"),
    FieldInfo(
        "sll.halen", "Link-layer address length", .decimal, "How many bytes of the sender's hardware address follow.",
        "続く送信元ハードウェアアドレスのバイト数です。"),
    FieldInfo(
        "sll.src.eth", "Source", .mac, "The MAC address of the network card that sent the packet.",
        "パケットを送ったネットワークカードのMACアドレスです。"),
    FieldInfo(
        "sll.src.ipv4", "Source", .ipv4, "The IPv4 address of the end of a tunnel that sent the packet.",
        "パケットを送った、トンネルの端のIPv4アドレスです。"),
    FieldInfo(
        "sll.src.other", "Source", .bytes, "The sender's hardware address, of a kind that is not Ethernet's.",
        "イーサネット以外の形式の、送信元ハードウェアアドレスです。"),
    FieldInfo("sll.unused", "Unused", .bytes, "Room for longer addresses.", "もっと長いアドレスのための空きです。"),
    FieldInfo(
        "sll.trailer", "Trailer", .bytes, "Bytes behind the packet that do not belong to it.",
        "パケットの後ろにある、パケットに属さないバイトです。"),
    FieldInfo(
        "sll.etype", "Protocol", .hexadecimal(4),
        "What the frame carries: 0x0800 is IPv4, 0x0806 is ARP, 0x86dd is IPv6.",
        "中身の種類。0x0800はIPv4、0x0806はARP、0x86ddはIPv6です。"),
    FieldInfo(
        "sll.ltype", "Protocol", .hexadecimal(4), "What the frame carries, by a number of Linux.",
        "中身の種類を、Linuxの番号で示します。"),
    FieldInfo(
        "sll.ifindex", "Interface index", .decimal, "The number of the network card at which it was captured.",
        "記録したネットワークカードの番号です。"),
    FieldInfo(
        "null.family", "Family", .decimal, "What the packet is, by a number of the system that captured it; 2 is IPv4.",
        "記録したシステムの番号で示したパケットの種類。2はIPv4です。"),
]

let otherFields: [FieldInfo] = [
    FieldInfo(
        "_ws.malformed", "Malformed Packet", .heading, "From here on the bytes do not fit together.",
        "ここから先は形式に合っていません。"),
    FieldInfo(
        "data.data", "Data", .bytes, "Bytes of a kind that is not taken apart.", "これ以上は分解されないデータです。"),
    FieldInfo("data.len", "Length", .decimal, "How many such bytes there are.", "そのデータのバイト数です。"),
]
