// The fields of Ethernet, and of bytes that nobody can read. Read first: ../FieldInfo.swift.

let ethernetFields: [FieldInfo] = [
    FieldInfo("eth.dst", "Destination", .mac, "The hardware address of the network card on this cable that shall take the frame.", "このケーブルの上で、フレームを受け取るネットワークカードのハードウェアアドレスです。", lesson: "who-sits-here"),
    FieldInfo("eth.dst_resolved", "Destination (resolved)", .mac, "The destination once more; Wireshark can show a maker's name here.", "宛先をもう一度示したもので、Wiresharkはここにメーカー名を表示できます。"),
    FieldInfo("eth.dst.oui", "Destination OUI", .decimal, "The first half of the destination: the number of the card's maker.", "宛先アドレスの前半で、カードのメーカーを表す番号です。"),
    FieldInfo("eth.src", "Source", .mac, "The hardware address of the network card that sent the frame onto this cable.", "このケーブルにフレームを送り出したネットワークカードのハードウェアアドレスです。", lesson: "who-sits-here"),
    FieldInfo("eth.src_resolved", "Source (resolved)", .mac, "The source once more; Wireshark can show a maker's name here.", "送信元をもう一度示したもので、Wiresharkはここにメーカー名を表示できます。"),
    FieldInfo("eth.src.oui", "Source OUI", .decimal, "The first half of the source: the number of the card's maker.", "送信元アドレスの前半で、カードのメーカーを表す番号です。"),
    FieldInfo("eth.addr", "Address", .mac, "Either of the two hardware addresses, so that one filter finds both.", "二つのハードウェアアドレスのどちらか。一つのフィルターで両方を探せます。"),
    FieldInfo("eth.addr_resolved", "Address (resolved)", .mac, "Either address once more, for names.", "どちらかのアドレスを、名前の表示用にもう一度示したものです。"),
    FieldInfo("eth.addr.oui", "Address OUI", .decimal, "The maker's number of either address.", "どちらかのアドレスのメーカー番号です。"),
    FieldInfo("eth.dst.lg", "LG bit", .boolean, "1 when an administrator chose the address, 0 when the factory did.", "管理者が決めたアドレスなら1、工場で付けられたものなら0です。"),
    FieldInfo("eth.dst.ig", "IG bit", .boolean, "1 when the frame is for a group or for everybody, 0 when it is for one card.", "グループや全員あてなら1、一枚のカードあてなら0です。"),
    FieldInfo("eth.src.lg", "LG bit", .boolean, "1 when an administrator chose the address, 0 when the factory did.", "管理者が決めたアドレスなら1、工場で付けられたものなら0です。"),
    FieldInfo("eth.src.ig", "IG bit", .boolean, "Always 0 in a source: a group cannot send.", "送信元では常に0です。グループが送り主になることはありません。"),
    FieldInfo("eth.lg", "LG bit", .boolean, "The same bit of either address.", "どちらかのアドレスの同じビットです。"),
    FieldInfo("eth.ig", "IG bit", .boolean, "The same bit of either address.", "どちらかのアドレスの同じビットです。"),
    FieldInfo("eth.type", "Type", .hexadecimal(4), "What the frame carries: 0x0800 is IPv4, 0x0806 is ARP.", "フレームの中身の種類。0x0800はIPv4、0x0806はARPです。", "RFC 894"),
    FieldInfo("eth.len", "Length", .decimal, "In old Ethernet frames: how many bytes follow.", "古い形式のフレームで、続くバイト数を表します。"),
    FieldInfo("eth.padding", "Padding", .bytes, "Zeros that make a short frame as long as Ethernet needs.", "短いフレームをイーサネットの最小長にするための0の並びです。"),
    FieldInfo("eth.trailer", "Trailer", .bytes, "Bytes behind the packet that belong to nobody.", "パケットの後ろにある、どこにも属さないバイトです。"),
    FieldInfo("vlan.priority", "Priority", .decimal, "How urgent the frame is, on networks that are shared by several.", "一つの網を分け合うVLANで、フレームの優先度を表します。"),
    FieldInfo("vlan.dei", "DEI", .boolean, "1 when the frame may be dropped first.", "1なら、混雑時に先に捨ててよいフレームです。"),
    FieldInfo("vlan.id", "ID", .decimal, "To which of the virtual networks on this cable the frame belongs.", "このケーブル上のどの仮想ネットワークに属するかを示します。"),
    FieldInfo("vlan.etype", "Type", .hexadecimal(4), "What the frame carries behind its tag.", "タグの後ろに続く中身の種類です。"),
]

let otherFields: [FieldInfo] = [
    FieldInfo("_ws.malformed", "Malformed Packet", .heading, "From here on the bytes do not fit together.", "ここから先は形式に合っていません。"),
    FieldInfo("data.data", "Data", .bytes, "Bytes of a kind that is not taken apart.", "これ以上は分解されないデータです。"),
    FieldInfo("data.len", "Length", .decimal, "How many such bytes there are.", "そのデータのバイト数です。"),
]
