// The fields of IPv6 and ICMPv6. Read first: ../FieldInfo.swift.

let ipv6Fields: [FieldInfo] = [
    FieldInfo(
        "ipv6.version", "Version", .decimal, "Version 6 of the Internet Protocol.",
        "インターネットプロトコルのバージョン6です。",
        "RFC 8200 §3"),
    FieldInfo(
        "ipv6.tclass", "Traffic Class", .hexadecimal(8), "How routers should treat the packet; 0 is as usual.",
        "ルーターにどう扱ってほしいかを示します。0はふつうの扱いです。", "RFC 8200 §7"),
    FieldInfo(
        "ipv6.tclass.dscp", "Differentiated Services Codepoint", .decimal, "The class of service that is asked for.",
        "求めるサービスの種類です。", "RFC 2474 §3"),
    FieldInfo(
        "ipv6.tclass.ecn", "Explicit Congestion Notification", .decimal,
        "Whether routers may report a jam instead of dropping.", "ルーターが混雑を知らせる印に使う部分です。",
        "RFC 3168 §5"),
    FieldInfo(
        "ipv6.flow", "Flow Label", .hexadecimal(6),
        "The same number in all packets of a conversation, so that routers can keep them together.",
        "同じ会話のパケットに付く共通の番号。ルーターがまとめて扱うために使います。", "RFC 6437 §2"),
    FieldInfo(
        "ipv6.plen", "Payload Length", .decimal, "How many bytes follow the first 40.",
        "先頭の40バイトに続くデータのバイト数です。",
        "RFC 8200 §3"),
    FieldInfo(
        "ipv6.nxt", "Next Header", .decimal, "What comes next: 6 TCP, 17 UDP, 58 ICMPv6, or another header of IPv6.",
        "次に来るもの。6はTCP、17はUDP、58はICMPv6。IPv6の拡張ヘッダーのこともあります。", "RFC 8200 §3"),
    FieldInfo(
        "ipv6.hlim", "Hop Limit", .decimal, "How many routers the packet may still pass; each takes one off.",
        "あと何台のルーターを通れるか。一台ごとに1減ります。", "RFC 8200 §3"),
    FieldInfo(
        "ipv6.src", "Source Address", .ipv6, "The address of the machine that made the packet.",
        "パケットを作った機器のアドレスです。",
        "RFC 8200 §3"),
    FieldInfo(
        "ipv6.dst", "Destination Address", .ipv6, "The address of the machine that the packet is for.",
        "パケットの届け先の機器のアドレスです。", "RFC 8200 §3"),
    FieldInfo(
        "ipv6.addr", "Source or Destination Address", .ipv6,
        "Either address, so that one filter finds both directions.",
        "どちらかのアドレス。一つのフィルターで両方向を探せます。"),
    FieldInfo(
        "ipv6.src_host", "Source Host", .ipv6, "The source once more, for names.",
        "送信元を、名前の表示用にもう一度示したものです。"
    ).compared(as: .text),
    FieldInfo(
        "ipv6.dst_host", "Destination Host", .ipv6, "The destination once more, for names.",
        "宛先を、名前の表示用にもう一度示したものです。"
    ).compared(as: .text),
    FieldInfo(
        "ipv6.host", "Source or Destination Host", .ipv6, "Either address once more, for names.",
        "どちらかのアドレスを、名前の表示用にもう一度示したものです。"
    ).compared(as: .text),
    FieldInfo(
        "ipv6.hopopts.nxt", "Next Header", .decimal,
        "What comes behind this header, which every router on the way reads.",
        "途中のルーターすべてが読むこのヘッダーの、次に来るものです。",
        "RFC 8200 §4.3"),
    FieldInfo(
        "ipv6.hopopts.len", "Length", .decimal, "How long this header is: units of eight bytes behind the first.",
        "ヘッダーの長さ（最初の8バイトを除き、8バイト単位）です。", "RFC 8200 §4.3"),
    FieldInfo(
        "ipv6.hopopts.len_oct", "Length", .decimal, "The same in bytes, all of them.", "ヘッダー全体のバイト数です。",
        "RFC 8200 §4.3"
    ),
    FieldInfo(
        "ipv6.dstopts.nxt", "Next Header", .decimal, "What comes behind this header, which only the destination reads.",
        "宛先だけが読むこのヘッダーの、次に来るものです。", "RFC 8200 §4.6"),
    FieldInfo(
        "ipv6.dstopts.len", "Length", .decimal, "How long this header is: units of eight bytes behind the first.",
        "ヘッダーの長さ（最初の8バイトを除き、8バイト単位）です。", "RFC 8200 §4.6"),
    FieldInfo(
        "ipv6.dstopts.len_oct", "Length", .decimal, "The same in bytes, all of them.", "ヘッダー全体のバイト数です。",
        "RFC 8200 §4.6"
    ),
    FieldInfo("ipv6.opt", "IPv6 Option", .heading, "One of the extras.", "追加情報の一つです。", "RFC 8200 §4.2"),
    FieldInfo(
        "ipv6.opt.type", "Type", .hexadecimal(2), "Which option it is.", "オプションの種類です。", "RFC 8200 §4.2"),
    FieldInfo(
        "ipv6.opt.type.action", "Action", .decimal, "What somebody does who does not know the option: 0 skips it.",
        "知らないオプションの扱い方。0は読み飛ばします。", "RFC 8200 §4.2"),
    FieldInfo(
        "ipv6.opt.type.change", "May Change", .boolean, "1 when routers may change it.",
        "途中で変わることがあれば1です。",
        "RFC 8200 §4.2"),
    FieldInfo(
        "ipv6.opt.type.rest", "Low-Order Bits", .hexadecimal(2), "The rest of the type.",
        "種類を表す残りのビットです。",
        "RFC 8200 §4.2"),
    FieldInfo(
        "ipv6.opt.length", "Length", .decimal, "How many bytes the option has behind these two.",
        "この二つのあとに続くバイト数です。",
        "RFC 8200 §4.2"),
    FieldInfo("ipv6.opt.pad1", "Pad1", .heading, "One byte of filler.", "1バイトの詰め物です。", "RFC 8200 §4.2"),
    FieldInfo("ipv6.opt.padn", "PadN", .bytes, "A filler.", "詰め物です。", "RFC 8200 §4.2"),
    FieldInfo(
        "ipv6.opt.router_alert", "Router Alert", .decimal,
        "Every router shall look into the packet; 0: it is about groups.",
        "途中のルーターにも中身を見てもらうための印。0はグループについての知らせです。",
        "RFC 2711 §2.1"),
    FieldInfo(
        "ipv6.opt.unknown", "Unknown Data", .bytes, "An option that is not known here.",
        "ここでは知られていないオプションです。",
        "RFC 8200 §4.2"),
    FieldInfo(
        "ipv6.fraghdr.nxt", "Next header", .decimal, "What the pieces make together.", "断片を合わせた中身です。",
        "RFC 8200 §4.5"),
    FieldInfo(
        "ipv6.fraghdr.reserved_octet", "Reserved octet", .hexadecimal(2), "Not used; 0.", "使われていません。0です。",
        "RFC 8200 §4.5"),
    FieldInfo(
        "ipv6.fraghdr.offset", "Offset", .decimal,
        "Where in the whole packet this piece belongs, in units of eight bytes.",
        "この断片が元のパケットのどこから始まるか（8バイト単位）です。",
        "RFC 8200 §4.5"),
    FieldInfo(
        "ipv6.fraghdr.reserved_bits", "Reserved bits", .decimal, "Not used; 0.", "使われていません。0です。",
        "RFC 8200 §4.5"),
    FieldInfo(
        "ipv6.fraghdr.more", "More Fragments", .boolean, "1 in every piece of a packet but the last.",
        "最後以外の断片では1です。",
        "RFC 8200 §4.5"),
    FieldInfo(
        "ipv6.fraghdr.ident", "Identification", .hexadecimal(8), "Tells which pieces belong together.",
        "同じパケットの断片を見分ける番号です。", "RFC 8200 §4.5"),
    FieldInfo(
        "ipv6.bogus_ipv6_version", "Bogus IPv6 version", .heading, "The type says IPv6, the packet does not.",
        "種類はIPv6なのに、パケットの版が違います。", "RFC 8200 §3"),
    FieldInfo(
        "ipv6.invalid_header", "IPv6 header does not fit", .heading, "A header has 40 bytes; these are fewer.",
        "ヘッダーの40バイトがそろっていません。", "RFC 8200 §3"),
    FieldInfo(
        "ipv6.plen_zero", "Payload length is zero", .heading, "Only a packet longer than 65,535 bytes says so.",
        "65,535バイトを超えるパケットだけに許される値です。", "RFC 2675 §3"),
    FieldInfo(
        "ipv6.plen_exceeds_framing", "IPv6 payload length exceeds framing length", .heading,
        "The packet is shorter than it says.", "パケットが、示された長さより短くなっています。", "RFC 8200 §3"),
    FieldInfo(
        "ipv6.opt.header_mismatch", "Option belongs to another header", .heading,
        "The option stands in the wrong header.", "オプションが違うヘッダーに書かれています。", "RFC 8200 §4.2"),
    FieldInfo(
        "ipv6.opt.tel", "Tunnel Encapsulation Limit", .decimal, "How many tunnels more the packet may pass.",
        "あといくつトンネルを通れるかを示します。", "RFC 2473 §4.1.1"),
    FieldInfo(
        "ipv6.opt.jumbo", "Payload Length", .decimal, "How long a packet of more than 65,535 bytes is.",
        "65,535バイトを超えるパケットの長さです。", "RFC 2675 §2"),
    FieldInfo(
        "ipv6.opt.jumbo.missing",
        "IPv6 payload length equals 0 and Hop-By-Hop present and Jumbo Payload option missing", .heading,
        "Nothing says how long the packet is.", "パケットの長さがどこにも示されていません。", "RFC 2675 §3"),
    FieldInfo(
        "ipv6.opt.jumbo.prohibited", "Jumbo Payload option must not be present", .heading,
        "The header has a length already.", "ヘッダーにすでに長さがあります。", "RFC 2675 §3"),
    FieldInfo(
        "ipv6.opt.mipv6.home_address", "Home Address", .ipv6, "Where a machine that is away is at home.",
        "出かけている端末の本来のアドレスです。", "RFC 6275 §6.3"),
    FieldInfo(
        "ipv6.routing.nxt", "Next Header", .decimal, "What comes behind this header.",
        "このヘッダーの次に続くものです。",
        "RFC 8200 §4.4"),
    FieldInfo(
        "ipv6.routing.len", "Length", .decimal, "How long it is, in units of eight bytes after the first eight.",
        "最初の8バイトを除いた長さ（8バイト単位）です。", "RFC 8200 §4.4"),
    FieldInfo("ipv6.routing.len_oct", "Length", .decimal, "The same in bytes.", "そのバイト数です。", "RFC 8200 §4.4"),
    FieldInfo(
        "ipv6.routing.type", "Type", .decimal,
        "What kind of way it is: 0 any stops, 2 a mobile machine's home, 4 segments.",
        "経路の種類。0は任意の経由地、2は移動端末の本拠、4はセグメントです。", "RFC 8200 §4.4"),
    FieldInfo(
        "ipv6.routing.deprecated", "Routing header type is deprecated", .heading,
        "This kind must not be used any more.", "この種類はもう使えません。", "RFC 5095 §3"),
    FieldInfo(
        "ipv6.routing.segleft", "Segments Left", .decimal, "How many stops are still to come.",
        "残りの経由地の数です。",
        "RFC 8200 §4.4"),
    FieldInfo(
        "ipv6.routing.invalid_segleft", "IPv6 Routing Header segments left field must not exceed address count",
        .heading, "There are not so many stops.", "経由地がそれだけありません。", "RFC 8200 §4.4"),
    FieldInfo(
        "ipv6.routing.src.reserved", "Reserved", .bytes, "Not used; 0.", "使われていません。0です。", "RFC 5095 §3"),
    FieldInfo("ipv6.routing.src.addr", "Address", .ipv6, "A stop.", "経由地です。", "RFC 5095 §3"),
    FieldInfo(
        "ipv6.routing.mipv6.reserved", "Reserved", .bytes, "Not used; 0.", "使われていません。0です。",
        "RFC 6275 §6.4.1"),
    FieldInfo(
        "ipv6.routing.mipv6.home_address", "Home Address", .ipv6, "Where the mobile machine is at home.",
        "移動端末の本来のアドレスです。", "RFC 6275 §6.4.1"),
    FieldInfo(
        "ipv6.routing.srh.last_entry", "Last Entry", .decimal, "The number of the last stop in the list.",
        "一覧の最後の経由地の番号です。", "RFC 8754 §2"),
    FieldInfo(
        "ipv6.routing.srh.flags", "Flags", .hexadecimal(2), "Not used yet.", "まだ使われていません。", "RFC 8754 §2"),
    FieldInfo(
        "ipv6.routing.srh.tag", "Tag", .bytes, "Marks packets that belong together.", "まとまりを示す印です。",
        "RFC 8754 §2"),
    FieldInfo(
        "ipv6.routing.srh.addr", "Address", .ipv6, "A stop; the last one stands first.",
        "経由地。最後のものが先頭にあります。",
        "RFC 8754 §2"),
    FieldInfo(
        "ipv6.routing.unknown_data", "Type-Specific Data", .bytes, "A way of a kind that is not known here.",
        "ここでは知られていない種類の経路です。", "RFC 8200 §4.4"),
    FieldInfo(
        "ipv6.routing.undecoded", "Undecoded IPv6 routing header field", .heading, "Nobody here can read it.",
        "ここでは読めません。", "RFC 8200 §4.4"),
    FieldInfo(
        "ipv6.fragments", "IPv6 Fragments", .heading, "The pieces that make up this packet.",
        "このパケットを構成する断片です。",
        "RFC 8200 §4.5"),
    FieldInfo(
        "ipv6.fragment", "IPv6 Fragment", .decimal, "The frame in which a piece came.",
        "断片が届いたフレームの番号です。",
        "RFC 8200 §4.5"),
    FieldInfo(
        "ipv6.fragment.error", "Defragmentation error", .decimal,
        "A piece that says something else than the one before it.", "先に届いた断片と内容が食い違う断片です。",
        "RFC 5722 §4"),
    FieldInfo(
        "ipv6.fragment.overlap", "Fragment overlap", .boolean, "1 when the piece brings bytes that were there already.",
        "すでにあるバイトと重なっていれば1です。", "RFC 5722 §4"),
    FieldInfo(
        "ipv6.fragment.overlap.conflict", "Conflicting data in fragment overlap", .boolean,
        "1 when those bytes are not the same.", "重なった部分の内容が異なっていれば1です。", "RFC 5722 §4"),
    FieldInfo(
        "ipv6.fragment.count", "Fragment count", .decimal, "How many pieces there are.", "断片の数です。",
        "RFC 8200 §4.5"),
    FieldInfo(
        "ipv6.reassembled.length", "Reassembled IPv6 length", .decimal, "How many bytes the pieces make together.",
        "断片を合わせたバイト数です。", "RFC 8200 §4.5"),
    FieldInfo(
        "ipv6.reassembled.data", "Reassembled IPv6 data", .bytes, "The bytes that they make together.",
        "合わせてできたデータです。",
        "RFC 8200 §4.5"),
]

let icmpv6Fields: [FieldInfo] = [
    FieldInfo(
        "icmpv6.type", "Type", .decimal,
        "What is reported: 1 unreachable, 3 time exceeded, 128 and 129 a ping and its answer, 135 and 136 who has an "
            + "address.",
        "知らせの種類。1は届かない、3は時間超過、128と129はpingとその返事、135と136はアドレスの持ち主探しです。",
        "RFC 4443 §2.1"),
    FieldInfo("icmpv6.code", "Code", .decimal, "The reason within the type.", "種類の中の理由です。", "RFC 4443 §2.1"),
    FieldInfo(
        "icmpv6.checksum", "Checksum", .hexadecimal(4), "A sum over the message and the addresses.",
        "メッセージとアドレスのチェックサムです。", "RFC 4443 §2.3"),
    FieldInfo("icmpv6.checksum.status", "Checksum Status", .decimal, "1 when the sum is right.", "正しければ1です。"),
    FieldInfo(
        "icmpv6.mtu", "MTU", .decimal, "The longest packet that the next cable can carry.",
        "次の回線を通れる最大のパケット長です。",
        "RFC 4443 §3.2"),
    FieldInfo(
        "icmpv6.pointer", "Pointer", .decimal, "Which byte of the quoted packet was wrong.",
        "引用されたパケットの何バイト目に誤りがあったかを示します。", "RFC 4443 §3.4"),
    FieldInfo(
        "icmpv6.echo.identifier", "Identifier", .hexadecimal(4), "Tells one ping program from another.",
        "どのpingプログラムのものかを見分ける番号です。", "RFC 4443 §4.1"),
    FieldInfo(
        "icmpv6.echo.sequence_number", "Sequence", .decimal, "Counts the pings.", "pingの通し番号です。",
        "RFC 4443 §4.1"),
    FieldInfo(
        "icmpv6.resp_to", "Response To", .decimal, "The frame with the ping that is answered.",
        "対応するpingのフレームです。",
        "RFC 4443 §4.2"),
    FieldInfo(
        "icmpv6.resptime", "Response Time", .made, "How many milliseconds the answer took.",
        "返事までのミリ秒数です。"
    ).compared(as: .real),
    FieldInfo("icmpv6.reserved", "Reserved", .bytes, "Not used; 0.", "使われていません。0です。", "RFC 4861 §4.3"),
    FieldInfo(
        "icmpv6.nd.ns.target_address", "Target Address", .ipv6, "Whose hardware address is wanted.",
        "ハードウェアアドレスを知りたい相手です。", "RFC 4861 §4.3"),
    FieldInfo(
        "icmpv6.opt", "ICMPv6 Option", .heading, "Something that the message says besides.",
        "メッセージに添えられた追加情報です。",
        "RFC 4861 §4.6"),
    FieldInfo(
        "icmpv6.opt.type", "Type", .decimal, "1: the sender's hardware address; 2: the target's.",
        "1は送り手、2は相手のハードウェアアドレスです。", "RFC 4861 §4.6"),
    FieldInfo(
        "icmpv6.opt.length", "Length", .decimal, "How long the option is, in units of eight bytes.",
        "オプションの長さ（8バイト単位）です。", "RFC 4861 §4.6"),
    FieldInfo(
        "icmpv6.opt.linkaddr", "Link-layer address", .mac, "The hardware address.", "ハードウェアアドレスです。",
        "RFC 4861 §4.6.1"),
    FieldInfo(
        "icmpv6.opt.src_linkaddr", "Source Link-layer address", .mac, "The sender's hardware address.",
        "送り手のハードウェアアドレスです。", "RFC 4861 §4.6.1"),
    FieldInfo(
        "icmpv6.opt.target_linkaddr", "Target Link-layer address", .mac, "The target's hardware address.",
        "相手のハードウェアアドレスです。", "RFC 4861 §4.6.1"),
    FieldInfo(
        "icmpv6.nd.na.flag", "Flags", .hexadecimal(8), "Who answers, and how.", "誰が、どのように答えたかを示します。",
        "RFC 4861 §4.4"),
    FieldInfo(
        "icmpv6.nd.na.flag.r", "Router", .boolean, "1 when a router answers.", "ルーターの答えなら1です。",
        "RFC 4861 §4.4"),
    FieldInfo(
        "icmpv6.nd.na.flag.s", "Solicited", .boolean, "1 when somebody had asked.", "尋ねられて答えたなら1です。",
        "RFC 4861 §4.4"),
    FieldInfo(
        "icmpv6.nd.na.flag.o", "Override", .boolean, "1: take this instead of what you knew.",
        "1なら、以前の情報をこれで置き換えます。",
        "RFC 4861 §4.4"),
    FieldInfo(
        "icmpv6.nd.na.flag.rsv", "Reserved", .decimal, "Not used; 0.", "使われていません。0です。", "RFC 4861 §4.4"),
    FieldInfo(
        "icmpv6.nd.na.target_address", "Target Address", .ipv6, "Whose hardware address it is.",
        "そのハードウェアアドレスの持ち主です。",
        "RFC 4861 §4.4"),
]
