// The fields of IPv4 and ICMP. Read first: ../FieldInfo.swift.

let ipv4Fields: [FieldInfo] = [
    FieldInfo(
        "ip.version", "Version", .decimal, "Which Internet Protocol it is: 4, or 6.",
        "インターネットプロトコルのバージョン。4または6です。",
        "RFC 791 §3.1"),
    FieldInfo(
        "ip.hdr_len", "Header Length", .decimal, "How many bytes the header has; 20 without options.",
        "ヘッダーのバイト数。オプションがなければ20です。", "RFC 791 §3.1"),
    FieldInfo(
        "ip.dsfield", "Differentiated Services Field", .hexadecimal(2),
        "How routers should treat the packet; 0 is as usual.",
        "ルーターにどう扱ってほしいかを示します。0はふつうの扱いです。", "RFC 2474 §3"),
    FieldInfo(
        "ip.dsfield.dscp", "Differentiated Services Codepoint", .decimal, "The class of service that is asked for.",
        "求めるサービスの種類です。", "RFC 2474 §3"),
    FieldInfo(
        "ip.dsfield.ecn", "Explicit Congestion Notification", .decimal,
        "Whether routers may report a jam instead of dropping.", "ルーターが混雑を知らせる印に使う部分です。",
        "RFC 3168 §5"),
    FieldInfo(
        "ip.len", "Total Length", .decimal, "The whole packet in bytes, header and content.",
        "ヘッダーと中身を合わせたパケット全体のバイト数です。", "RFC 791 §3.1"),
    FieldInfo(
        "ip.id", "Identification", .hexadecimal(4), "Tells which pieces belong together when a packet is cut up.",
        "パケットが分割されたとき、同じパケットの断片を見分ける番号です。", "RFC 791 §3.1"),
    FieldInfo(
        "ip.flags", "Flags", .hexadecimal(2), "Whether the packet may be cut up, and whether pieces follow.",
        "分割してよいか、続きの断片があるかを示します。", "RFC 791 §3.1"),
    FieldInfo("ip.flags.rb", "Reserved bit", .boolean, "Not used; 0.", "使われていません。0です。", "RFC 791 §3.1"),
    FieldInfo(
        "ip.flags.df", "Don't fragment", .boolean,
        "1: a router that finds the packet too long must not cut it up but say so.",
        "1なら、長すぎても分割せずに送り手へ知らせるよう求めています。",
        "RFC 791 §3.1"),
    FieldInfo(
        "ip.flags.mf", "More fragments", .boolean, "1 in every piece of a packet but the last.",
        "最後以外の断片では1です。",
        "RFC 791 §3.1"),
    FieldInfo(
        "ip.frag_offset", "Fragment Offset", .decimal,
        "Where in the whole packet this piece belongs, in units of eight bytes.",
        "この断片が元のパケットのどこから始まるか（8バイト単位）です。",
        "RFC 791 §3.1"),
    FieldInfo(
        "ip.ttl", "Time to Live", .decimal,
        "How many routers the packet may still pass; each takes one off, so that none goes round for ever.",
        "あと何台のルーターを通れるか。一台ごとに1減るので、永遠に回り続けることはありません。", "RFC 791 §3.1",
        lesson: "who-sits-here"),
    FieldInfo(
        "ip.proto", "Protocol", .decimal, "What the packet carries: 1 ICMP, 6 TCP, 17 UDP.",
        "パケットの中身。1はICMP、6はTCP、17はUDPです。", "RFC 791 §3.1"),
    FieldInfo(
        "ip.checksum", "Header Checksum", .hexadecimal(4),
        "A sum over the header: who finds another one drops the packet.",
        "ヘッダーのチェックサム。計算が合わなければパケットは捨てられます。",
        "RFC 791 §3.1"),
    FieldInfo(
        "ip.checksum.status", "Header checksum status", .decimal,
        "Whether the sum was found right; 2 means that nobody looked.",
        "検査の結果。2は確かめていないことを表します。"),
    FieldInfo(
        "ip.src", "Source Address", .ipv4, "The address of the machine that made the packet.",
        "パケットを作った機器のアドレスです。",
        "RFC 791 §3.1", lesson: "first-letter"),
    FieldInfo(
        "ip.dst", "Destination Address", .ipv4,
        "The address of the machine that the packet is for, however many routers lie between.",
        "パケットの届け先の機器のアドレス。途中のルーターが何台あっても変わりません。", "RFC 791 §3.1",
        lesson: "first-letter"),
    FieldInfo(
        "ip.addr", "Source or Destination Address", .ipv4, "Either address, so that one filter finds both directions.",
        "どちらかのアドレス。一つのフィルターで両方向を探せます。"),
    FieldInfo(
        "ip.src_host", "Source Host", .ipv4, "The source once more, for names.",
        "送信元を、名前の表示用にもう一度示したものです。"
    ).compared(as: .text),
    FieldInfo(
        "ip.dst_host", "Destination Host", .ipv4, "The destination once more, for names.",
        "宛先を、名前の表示用にもう一度示したものです。"
    ).compared(as: .text),
    FieldInfo(
        "ip.host", "Source or Destination Host", .ipv4, "Either address once more, for names.",
        "どちらかのアドレスを、名前の表示用にもう一度示したものです。"
    ).compared(as: .text),
    FieldInfo(
        "", "Options", .none, "Rare extras, such as a record of the route.",
        "経路の記録など、まれに使われる追加情報です。", "RFC 791 §3.1"),
    FieldInfo("ip.opt.type", "Type", .decimal, "Which option it is.", "オプションの種類です。", "RFC 791 §3.1"),
    FieldInfo(
        "ip.opt.type.copy", "Copy on fragmentation", .boolean,
        "1 when every piece of a packet that is cut up keeps it.", "分割されたとき全部の断片に写すなら1です。",
        "RFC 791 §3.1"),
    FieldInfo(
        "ip.opt.type.class", "Class", .decimal, "0 control, 2 measurement.", "0は制御、2は測定です。", "RFC 791 §3.1"),
    FieldInfo(
        "ip.opt.type.number", "Number", .decimal, "Its number within the class.", "その中での番号です。",
        "RFC 791 §3.1"),
    FieldInfo("ip.opt.len", "Length", .decimal, "How long the option is.", "オプションの長さです。", "RFC 791 §3.1"),
    FieldInfo(
        "ip.opt.len.invalid", "Invalid length for option", .heading, "The option has a length that it cannot have.",
        "ありえない長さのオプションです。", "RFC 791 §3.1"),
    FieldInfo(
        "ip.opt.ptr", "Pointer", .decimal, "Where the next address or time goes, counted from 1.",
        "次に書き込む位置（1から数えます）です。", "RFC 791 §3.1"),
    FieldInfo(
        "ip.options.eol", "End of Options List", .bytes, "No more options.", "オプションの終わりです。",
        "RFC 791 §3.1"),
    FieldInfo("ip.options.nop", "No-Operation", .bytes, "A filler.", "詰め物です。", "RFC 791 §3.1"),
    FieldInfo(
        "ip.options.record_route", "Record Route", .bytes, "Routers write down their addresses here.",
        "通ったルーターが自分のアドレスを書き込みます。", "RFC 791 §3.1"),
    FieldInfo(
        "ip.options.route", "Loose Source Route", .bytes, "Stops that the packet must make, among others.",
        "途中で必ず通る場所の指定です。", "RFC 791 §3.1"),
    FieldInfo(
        "ip.options.source_route", "Strict Source Route", .bytes, "All stops of the packet.",
        "通る場所をすべて指定したものです。",
        "RFC 791 §3.1"),
    FieldInfo(
        "ip.options.timestamp", "Time Stamp", .bytes, "Routers write down the time here.",
        "通ったルーターが時刻を書き込みます。",
        "RFC 791 §3.1"),
    FieldInfo(
        "ip.options.routeralert", "Router Alert", .bytes, "Every router shall look into the packet.",
        "途中のルーターにも中身を見てもらうための印です。", "RFC 2113 §2.1"),
    FieldInfo(
        "ip.options.sid", "Stream ID", .bytes, "A stream number of networks that are gone.",
        "いまはないネットワークのストリーム番号です。",
        "RFC 791 §3.1"),
    FieldInfo(
        "ip.options.security", "IP Option - Security", .bytes, "How secret the packet is, in networks of the military.",
        "軍のネットワークで、パケットの秘密の度合いを示します。", "RFC 791 §3.1"),
    FieldInfo(
        "ip.opt.sec_rfc791_sec", "Security", .hexadecimal(4), "The level of secrecy.", "秘密の段階です。",
        "RFC 791 §3.1"),
    FieldInfo(
        "ip.opt.sec_rfc791_comp", "Compartments", .decimal, "To which group the packet belongs; 0 to none.",
        "どの区分のものかを示します。0は区分なしです。", "RFC 791 §3.1"),
    FieldInfo(
        "ip.opt.sec_rfc791_hr", "Handling Restrictions", .made, "Who may handle it, in two letters.",
        "誰が扱ってよいかを二文字で示します。", "RFC 791 §3.1"),
    FieldInfo(
        "ip.opt.sec_rfc791_tcc", "Transmission Control Code", .made, "Between whom it may travel.",
        "誰と誰の間を通ってよいかを示します。", "RFC 791 §3.1"),
    FieldInfo(
        "ip.options.traceroute", "IP Option - Traceroute", .bytes, "Asks every router on the way to report.",
        "途中のルーターすべてに、報告を求めます。", "RFC 1393 §2.2"),
    FieldInfo(
        "ip.opt.id_number", "ID Number", .decimal, "By which the asker knows the reports.",
        "尋ねた側が報告を見分けるための番号です。",
        "RFC 1393 §2.2"),
    FieldInfo(
        "ip.opt.ohc", "Outbound Hop Count", .decimal, "How many routers it has passed on its way there.",
        "行きに通ったルーターの数です。", "RFC 1393 §2.2"),
    FieldInfo(
        "ip.opt.rhc", "Return Hop Count", .decimal, "How many on the way back.", "帰りに通ったルーターの数です。",
        "RFC 1393 §2.2"),
    FieldInfo(
        "ip.opt.originator", "Originator IP Address", .ipv4, "To whom the reports go.", "報告を受け取る相手です。",
        "RFC 1393 §2.2"),
    FieldInfo(
        "ip.opt.ptr.before_address", "Pointer points before first address", .heading,
        "The pointer leads into the option's own header.", "位置がオプション自身のヘッダーの中を指しています。",
        "RFC 791 §3.1"),
    FieldInfo(
        "ip.opt.ptr.middle_address", "Pointer points to middle of address", .heading,
        "The pointer leads into the middle of an address.", "位置がアドレスの途中を指しています。", "RFC 791 §3.1"),
    FieldInfo(
        "ip.subopt_too_long", "Suboption would go past end of option", .heading,
        "What is left is too short for another entry.", "残りが一件分に足りません。", "RFC 791 §3.1"),
    FieldInfo(
        "ip.nop", "4 NOP in a row", .heading, "Four fillers in a row are never needed.",
        "四つ続けての詰め物は、必要のないものです。",
        "RFC 791 §3.1"),
    FieldInfo(
        "ip.options.mtu_probe", "IP Option - MTU Probe", .bytes, "Asked the routers once for the longest packet.",
        "かつてルーターに最大パケット長を尋ねたオプションです。", "RFC 1063 §2"),
    FieldInfo(
        "ip.options.mtu_reply", "IP Option - MTU Reply", .bytes, "Brought the answer back.",
        "その答えを返したオプションです。",
        "RFC 1063 §2"),
    FieldInfo("ip.opt.mtu", "MTU", .decimal, "The longest packet.", "最大パケット長です。", "RFC 1063 §2"),
    FieldInfo(
        "ip.options.sdb", "IP Option - Selective Directed Broadcast", .bytes, "Machines for which a copy is made.",
        "写しを届ける相手の一覧です。", "RFC 1770 §2"),
    FieldInfo("ip.opt.addr", "IP Address", .ipv4, "One of them.", "そのうちの一つです。", "RFC 1770 §2"),
    FieldInfo(
        "ip.options.qs", "IP Option - Quick-Start", .bytes, "How fast the sender would like to begin.",
        "送り始めたい速さです。",
        "RFC 4782 §3.1"),
    FieldInfo(
        "ip.opt.qs_func", "Function", .decimal, "0 asks, 8 reports what was granted.",
        "0は申し込み、8は許された速さの報告です。",
        "RFC 4782 §3.1"),
    FieldInfo(
        "ip.opt.qs_rate", "Rate", .decimal, "The speed, as a power of two.", "速さ（2のべき）です。", "RFC 4782 §3.1"),
    FieldInfo(
        "ip.opt.qs_ttl", "QS TTL", .decimal, "Counted down by each router that takes part.",
        "応じたルーターが一つずつ減らす数です。",
        "RFC 4782 §3.1"),
    FieldInfo(
        "ip.opt.qs_ttl_diff", "TTL Diff", .decimal, "How far it is from the packet's Time to Live.",
        "パケットの生存時間との差です。",
        "RFC 4782 §3.1"),
    FieldInfo(
        "ip.opt.qs_unused", "Not Used", .decimal, "Not used here.", "ここでは使われていません。", "RFC 4782 §3.1"),
    FieldInfo(
        "ip.opt.qs_nonce", "QS Nonce", .hexadecimal(8), "A random number, so that nobody invents a grant.",
        "許可の偽造を防ぐ乱数です。", "RFC 4782 §3.4"),
    FieldInfo(
        "ip.opt.qs_reserved", "Reserved", .hexadecimal(8), "Not used; 0.", "使われていません。0です。",
        "RFC 4782 §3.1"),
    FieldInfo(
        "", "IP option", .none, "An option that is not known here.",
        "ここでは知られていないオプションです。",
        "RFC 791 §3.1"),
    FieldInfo(
        "ip.opt.ra", "Router Alert", .decimal, "0: look into it.", "0は中身を見るようにという意味です。",
        "RFC 2113 §2.1"),
    FieldInfo("ip.opt.sid", "Stream ID", .decimal, "The number.", "その番号です。", "RFC 791 §3.1"),
    FieldInfo(
        "ip.opt.overflow", "Overflow", .decimal, "How many routers found no room.",
        "書く場所がなかったルーターの数です。", "RFC 791 §3.1"
    ),
    FieldInfo(
        "ip.opt.flag", "Flag", .hexadecimal(2), "0 times alone, 1 with addresses.",
        "0は時刻だけ、1はアドレス付きです。", "RFC 791 §3.1"
    ),
    FieldInfo(
        "ip.opt.time_stamp", "Time stamp", .decimal, "Milliseconds since midnight UTC.",
        "協定世界時0時からのミリ秒です。",
        "RFC 791 §3.1"),
    FieldInfo(
        "ip.opt.time_stamp_addr", "Address", .ipv4, "Whose time it is.", "その時刻を書いた機器のアドレスです。",
        "RFC 791 §3.1"),
    FieldInfo(
        "ip.rec_rt", "Recorded Route", .ipv4, "A router that the packet has passed.", "通ったルーターのアドレスです。",
        "RFC 791 §3.1"),
    FieldInfo(
        "ip.rec_rt_host", "Recorded Route Host", .ipv4, "The same once more, for names.",
        "名前の表示用にもう一度示したものです。"
    ).compared(as: .text),
    FieldInfo(
        "ip.empty_rt", "Empty Route", .ipv4, "Room for a router's address.", "まだ空いている場所です。",
        "RFC 791 §3.1"),
    FieldInfo(
        "ip.empty_rt_host", "Empty Route Host", .ipv4, "The same once more, for names.",
        "名前の表示用にもう一度示したものです。"
    ).compared(as: .text),
    FieldInfo(
        "ip.cur_rt", "Current Route", .ipv4, "The next stop of a packet whose way is given.",
        "経路が指定されたパケットの次の行き先です。",
        "RFC 791 §3.1"),
    FieldInfo(
        "ip.cur_rt_host", "Current Route Host", .ipv4, "The same once more, for names.",
        "名前の表示用にもう一度示したものです。"
    ).compared(as: .text),
    FieldInfo("ip.src_rt", "Source Route", .ipv4, "A later stop.", "その後の行き先です。", "RFC 791 §3.1"),
    FieldInfo(
        "ip.src_rt_host", "Source Route Host", .ipv4, "The same once more, for names.",
        "名前の表示用にもう一度示したものです。"
    ).compared(as: .text),
    FieldInfo(
        "ip.bogus_ip_version", "Bogus IP version", .heading, "Only 4 can stand here.", "ここに書けるのは4だけです。",
        "RFC 791 §3.1"),
    FieldInfo(
        "ip.bogus_header_length", "Bogus IP header length", .heading, "A header cannot be so short.",
        "ヘッダーの長さがありえない値です。", "RFC 791 §3.1"),
    FieldInfo(
        "ip.bogus_ip_length", "Bogus IP length", .heading, "The packet says that it is longer than it is.",
        "実際より長いと書かれています。", "RFC 791 §3.1"),
    FieldInfo(
        "ip.ttl.too_small", "Time To Live", .heading, "Only a few routers more, and the packet is dropped.",
        "あと少しで捨てられます。", "RFC 791 §3.1"),
    FieldInfo(
        "ip.ttl.lncb", "Time To Live", .heading, "Packets for this group ought to have 1 here.",
        "このグループあてでは1であるべきです。",
        "RFC 1112"),
    FieldInfo(
        "ip.fragments", "IPv4 Fragments", .bytes, "The pieces that make up this packet.",
        "このパケットを構成する断片です。",
        "RFC 791 §3.2"),
    FieldInfo(
        "ip.fragment", "IPv4 Fragment", .decimal, "The frame in which a piece came.",
        "断片が届いたフレームの番号です。", "RFC 791 §3.2"
    ),
    FieldInfo(
        "ip.fragment.error", "Defragmentation error", .decimal,
        "A piece that says something else than the one before it.", "先に届いた断片と内容が食い違う断片です。",
        "RFC 791 §3.2"),
    FieldInfo(
        "ip.fragment.overlap", "Fragment overlap", .boolean, "1 when the piece brings bytes that were there already.",
        "すでにあるバイトと重なっていれば1です。", "RFC 791 §3.2"),
    FieldInfo(
        "ip.fragment.overlap.conflict", "Conflicting data in fragment overlap", .boolean,
        "1 when those bytes are not the same.", "重なった部分の内容が異なっていれば1です。", "RFC 791 §3.2"),
    FieldInfo(
        "ip.fragment.count", "Fragment count", .decimal, "How many pieces there are.", "断片の数です。",
        "RFC 791 §3.2"),
    FieldInfo(
        "ip.reassembled.data", "Reassembled IPv4 data", .bytes, "The bytes that they make together.",
        "合わせてできたデータです。",
        "RFC 791 §3.2"),
    FieldInfo(
        "ip.reassembled.length", "Reassembled IPv4 length", .decimal, "How many bytes the pieces make together.",
        "断片を合わせたバイト数です。", "RFC 791 §3.2"),
]

let icmpFields: [FieldInfo] = [
    FieldInfo(
        "icmp.type", "Type", .decimal,
        "What is reported: 3 unreachable, 11 time exceeded, 8 and 0 a ping and its answer.",
        "知らせの種類。3は届かない、11は時間超過、8と0はpingとその返事です。", "RFC 792"),
    FieldInfo(
        "icmp.code", "Code", .decimal, "The reason within the type: of “unreachable”, 1 is the host, 3 the port.",
        "種類の中の理由。「届かない」なら1はホスト、3はポートです。", "RFC 792"),
    FieldInfo(
        "icmp.checksum", "Checksum", .hexadecimal(4), "A sum over the message.", "メッセージのチェックサムです。",
        "RFC 792"),
    FieldInfo("icmp.checksum.status", "Checksum Status", .decimal, "1 when the sum is right.", "正しければ1です。"),
    FieldInfo(
        "icmp.ident", "Identifier", .decimal, "Tells one ping program from another.",
        "どのpingプログラムのものかを見分ける番号です。",
        "RFC 792"),
    FieldInfo(
        "icmp.ident_le", "Identifier", .decimal, "The same number, read in the other order of bytes.",
        "同じ番号を逆のバイト順で読んだものです。", "RFC 792"),
    FieldInfo(
        "icmp.pointer", "Pointer", .decimal, "Which byte of the quoted packet was wrong.",
        "引用されたパケットの何バイト目に誤りがあったかを示します。", "RFC 792"),
    FieldInfo("icmp.seq", "Sequence Number", .decimal, "Counts the pings.", "pingの通し番号です。", "RFC 792"),
    FieldInfo(
        "icmp.seq_le", "Sequence Number", .decimal, "The same number, read in the other order of bytes.",
        "同じ番号を逆のバイト順で読んだものです。", "RFC 792"),
    FieldInfo(
        "icmp.originate_timestamp", "Originate Timestamp", .decimal,
        "When the question left, in milliseconds since midnight UTC.",
        "質問を送った時刻（協定世界時0時からのミリ秒）です。", "RFC 792"),
    FieldInfo(
        "icmp.receive_timestamp", "Receive Timestamp", .decimal, "When the question came in, in the same count.",
        "質問が届いた時刻です。", "RFC 792"),
    FieldInfo(
        "icmp.transmit_timestamp", "Transmit Timestamp", .decimal, "When the answer left, in the same count.",
        "答えを送った時刻です。", "RFC 792"),
    FieldInfo("icmp.unused", "Unused", .bytes, "Not used.", "使われていません。", "RFC 792"),
    FieldInfo(
        "icmp.length", "Length", .decimal, "How long the quoted packet is, when extensions follow it.",
        "引用されたパケットの長さ（拡張がある場合）です。", "RFC 4884 §4.1"),
    FieldInfo(
        "icmp.length.original_datagram", "Length of original datagram", .decimal, "The same in bytes.",
        "そのバイト数です。",
        "RFC 4884 §4.1"),
    FieldInfo("icmp.checksum_bad", "Bad checksum", .heading, "The sum is wrong.", "チェックサムが合いません。", "RFC 792"),
    FieldInfo(
        "icmp.resp_to", "Response to", .decimal, "The frame with the ping that is answered.",
        "対応するpingのフレームです。",
        "RFC 792"),
    FieldInfo(
        "icmp.resptime", "Response time", .made, "How many milliseconds the answer took.", "返事までのミリ秒数です。"
    ).compared(as: .real),
    FieldInfo(
        "icmp.address_mask", "Address mask", .ipv4, "The mask of the network, which machines once asked for.",
        "かつて機器が尋ねた、ネットワークのマスクです。", "RFC 950"),
    FieldInfo(
        "icmp.mtu", "MTU of next hop", .decimal, "The longest packet that the next cable can carry.",
        "次の回線を通れる最大のパケット長です。", "RFC 1191 §4"),
    FieldInfo(
        "icmp.redir_gw", "Gateway Address", .ipv4, "A router that is nearer to the destination.",
        "宛先により近いルーターのアドレスです。",
        "RFC 792"),
]
