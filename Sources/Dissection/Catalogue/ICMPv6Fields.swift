// Routers and neighbours of IPv6, and who listens to which groups. Read first: ../FieldInfo.swift. The rest of ICMPv6
// is in IPv6Fields.swift.

let neighbourFields: [FieldInfo] = [
    FieldInfo(
        "icmpv6.length", "Length of original datagram", .decimal,
        "How long the quoted packet is, in units of eight bytes, when extensions follow it.",
        "引用されたパケットの長さ（8バイト単位、拡張がある場合）です。", "RFC 4884 §4.4"),
    FieldInfo(
        "icmpv6.checksum_bad.expert", "Bad checksum", .heading, "The sum is wrong.", "チェックサムが合いません。",
        "RFC 4443 §2.3"),
    FieldInfo(
        "icmpv6.undecoded.type", "Undecoded type", .heading, "A type that is not known here.",
        "ここでは知られていない種類です。",
        "RFC 4443 §2.1"),
    FieldInfo(
        "icmpv6.undecoded.option", "Undecoded option", .heading, "An option that is not known here.",
        "ここでは知られていないオプションです。", "RFC 4861 §4.6"),
    FieldInfo("icmpv6.data", "Data", .bytes, "What it holds.", "その中身です。", "RFC 4443 §2.1"),
    FieldInfo(
        "icmpv6.unknown_data", "Unknown Data", .bytes, "Bytes behind all that is known.",
        "決められた項目の後ろにあるデータです。",
        "RFC 4861 §4.6"),
    FieldInfo(
        "icmpv6.unknown_data.expert", "Unknown Data (not interpreted)", .heading, "Nobody here can read these.",
        "ここでは読めないデータです。", "RFC 4861 §4.6"),
    FieldInfo(
        "icmpv6.invalid_option_length", "Invalid Option Length", .heading, "No option has the length zero.",
        "長さ0のオプションはありません。", "RFC 4861 §4.6"),
    FieldInfo(
        "icmpv6.nd.ra.cur_hop_limit", "Cur hop limit", .decimal, "The hop limit that machines here should send with.",
        "このネットワークで使うべきホップ数の上限です。", "RFC 4861 §4.2"),
    FieldInfo(
        "icmpv6.nd.ra.flag", "Flags", .hexadecimal(2), "How machines get their addresses, and how good the router is.",
        "アドレスの得かたと、ルーターの優先度です。", "RFC 4861 §4.2"),
    FieldInfo(
        "icmpv6.nd.ra.flag.m", "Managed address configuration", .boolean, "1: ask DHCP for addresses.",
        "1なら、アドレスをDHCPで得ます。", "RFC 4861 §4.2"),
    FieldInfo(
        "icmpv6.nd.ra.flag.o", "Other configuration", .boolean, "1: ask DHCP for everything else.",
        "1なら、ほかの設定をDHCPで得ます。", "RFC 4861 §4.2"),
    FieldInfo(
        "icmpv6.nd.ra.flag.h", "Home Agent", .boolean, "1 when the router serves mobile machines.",
        "移動端末の世話をするなら1です。",
        "RFC 6275 §7.1"),
    FieldInfo(
        "icmpv6.nd.ra.flag.prf", "Prf (Default Router Preference)", .decimal,
        "1 better, 0 as good, 3 worse than other routers.", "ほかのルーターより1は優先、0は同等、3は後回しです。",
        "RFC 4191 §2.2"),
    FieldInfo(
        "icmpv6.nd.ra.flag.p", "Proxy", .boolean, "1 when somebody passes the message on.",
        "取り次がれたものなら1です。",
        "RFC 4389 §4.1"),
    FieldInfo(
        "icmpv6.nd.ra.flag.rsv", "Reserved", .decimal, "Not used; 0.", "使われていません。0です。", "RFC 4861 §4.2"),
    FieldInfo(
        "icmpv6.nd.ra.router_lifetime", "Router lifetime (s)", .decimal,
        "For how many seconds the router may be used; 0: not at all.", "ルーターを使ってよい秒数。0なら使いません。",
        "RFC 4861 §4.2"),
    FieldInfo(
        "icmpv6.nd.ra.reachable_time", "Reachable time (ms)", .decimal,
        "How many milliseconds a neighbour counts as there.", "隣の相手がいるとみなすミリ秒数です。", "RFC 4861 §4.2"),
    FieldInfo(
        "icmpv6.nd.ra.retrans_timer", "Retrans timer (ms)", .decimal,
        "How many milliseconds to wait before asking again.", "尋ね直すまでのミリ秒数です。", "RFC 4861 §4.2"),
    FieldInfo(
        "icmpv6.nd.rd.target_address", "Target Address", .ipv6, "Who is nearer to the destination.",
        "宛先により近い相手です。",
        "RFC 4861 §4.5"),
    FieldInfo(
        "icmpv6.rd.na.destination_address", "Destination Address", .ipv6, "The destination that is meant.",
        "対象の宛先です。",
        "RFC 4861 §4.5"),
    FieldInfo(
        "icmpv6.opt.reserved", "Reserved", .heading, "Not used; 0.", "使われていません。0です。", "RFC 4861 §4.6"),
    FieldInfo(
        "icmpv6.opt.padding", "Padding", .heading, "Fills the option up to a multiple of eight bytes.",
        "8バイトの倍数にそろえるための詰め物です。", "RFC 4861 §4.6"),
    FieldInfo(
        "icmpv6.opt.linkaddr_eui64", "Link-layer address", .mac, "A hardware address of eight bytes.",
        "8バイトのハードウェアアドレスです。", "RFC 4944 §8"),
    FieldInfo(
        "icmpv6.opt.src_linkaddr_eui64", "Source Link-layer address", .mac, "The sender's, of eight bytes.",
        "送り手の8バイトのハードウェアアドレスです。", "RFC 4944 §8"),
    FieldInfo(
        "icmpv6.opt.target_linkaddr_eui64", "Target Link-layer address", .mac, "The target's, of eight bytes.",
        "相手の8バイトのハードウェアアドレスです。", "RFC 4944 §8"),
    FieldInfo(
        "icmpv6.opt.prefix.length", "Prefix Length", .decimal, "How many leading bits name the network.",
        "ネットワークを表す先頭のビット数です。", "RFC 4861 §4.6.2"),
    FieldInfo(
        "icmpv6.opt.prefix.flag", "Flag", .hexadecimal(2), "What the prefix may be used for.",
        "プレフィックスの用途です。",
        "RFC 4861 §4.6.2"),
    FieldInfo(
        "icmpv6.opt.prefix.flag.l", "On-link flag(L)", .boolean, "1: its addresses are on this link.",
        "1なら、そのアドレスは同じリンクにあります。", "RFC 4861 §4.6.2"),
    FieldInfo(
        "icmpv6.opt.prefix.flag.a", "Autonomous address-configuration flag(A)", .boolean,
        "1: machines make their own addresses with it.", "1なら、機器が自分でアドレスを作れます。", "RFC 4861 §4.6.2"),
    FieldInfo(
        "icmpv6.opt.prefix.flag.r", "Router address flag(R)", .boolean, "1: it is the router's whole address.",
        "1なら、ルーターのアドレスそのものです。", "RFC 6275 §7.2"),
    FieldInfo(
        "icmpv6.opt.prefix.flag.reserved", "Reserved", .decimal, "Not used; 0.", "使われていません。0です。",
        "RFC 4861 §4.6.2"),
    FieldInfo(
        "icmpv6.opt.prefix.valid_lifetime", "Valid Lifetime", .decimal, "For how many seconds such addresses are good.",
        "そのアドレスが有効な秒数です。", "RFC 4861 §4.6.2"),
    FieldInfo(
        "icmpv6.opt.prefix.preferred_lifetime", "Preferred Lifetime", .decimal,
        "For how many seconds new connections should use them.", "新しい接続に使うべき秒数です。", "RFC 4861 §4.6.2"),
    FieldInfo("icmpv6.opt.prefix", "Prefix", .ipv6, "The network.", "そのネットワークです。", "RFC 4861 §4.6.2"),
    FieldInfo(
        "icmpv6.opt.redirected_packet", "Redirected Packet", .heading, "The packet that took the longer way.",
        "遠回りをしたパケットです。", "RFC 4861 §4.6.3"),
    FieldInfo(
        "icmpv6.opt.mtu", "MTU", .decimal, "The longest packet on this link.", "このリンクの最大パケット長です。",
        "RFC 4861 §4.6.4"),
    FieldInfo(
        "icmpv6.opt.advertisement_interval", "Advertisement Interval", .decimal,
        "How many milliseconds lie between advertisements at most.", "広告の間隔（最大、ミリ秒）です。",
        "RFC 6275 §7.3"),
    FieldInfo(
        "icmpv6.opt.home_agent_preference", "Home Agent Preference", .decimal,
        "The agent with the highest number is to be used.", "この数の大きい代理人を優先します。", "RFC 6275 §7.4"),
    FieldInfo(
        "icmpv6.opt.home_agent_lifetime", "Home Agent Preference", .decimal, "For how many seconds it serves.",
        "代理人を務める秒数です。", "RFC 6275 §7.4"),
    FieldInfo(
        "icmpv6.opt.nonce", "Nonce", .bytes, "A random number that the answer repeats.",
        "返事に同じ値が書かれる乱数です。",
        "RFC 3971 §5.3.2"),
    FieldInfo(
        "icmpv6.opt.route_info.flag", "Flag", .hexadecimal(2), "How good the way is.", "経路の優先度です。",
        "RFC 4191 §2.3"),
    FieldInfo(
        "icmpv6.opt.route_info.flag.route_preference", "Route Preference", .decimal,
        "1 better, 0 as good, 3 worse than other ways.", "ほかの経路より1は優先、0は同等、3は後回しです。",
        "RFC 4191 §2.3"),
    FieldInfo(
        "icmpv6.opt.route_info.flag.reserved", "Reserved", .decimal, "Not used; 0.", "使われていません。0です。",
        "RFC 4191 §2.3"),
    FieldInfo(
        "icmpv6.opt.route_lifetime", "Route Lifetime", .decimal, "For how many seconds the way is good.",
        "経路の有効な秒数です。",
        "RFC 4191 §2.3"),
    FieldInfo(
        "icmpv6.opt.rdnss.lifetime", "Lifetime", .decimal, "For how many seconds the servers may be asked.",
        "サーバーに尋ねてよい秒数です。", "RFC 8106 §5.1"),
    FieldInfo(
        "icmpv6.opt.rdnss", "Recursive DNS Servers", .ipv6, "A DNS server for the machines of this link.",
        "このリンクの機器が使うDNSサーバーです。", "RFC 8106 §5.1"),
    FieldInfo(
        "icmpv6.opt.dnssl.lifetime", "Lifetime", .decimal, "For how many seconds the names are good.",
        "名前の有効な秒数です。",
        "RFC 8106 §5.2"),
    FieldInfo(
        "icmpv6.opt.dnssl", "Domain Names", .made, "A domain that is put behind short names.",
        "短い名前の後ろに付けるドメインです。",
        "RFC 8106 §5.2"),
    FieldInfo(
        "icmpv6.opt.efo", "Flags Expansion Option", .hexadecimal(4), "Room for more flags of a router.",
        "ルーターのフラグの追加分です。", "RFC 5175 §4"),
    FieldInfo(
        "icmpv6.opt.efo.m", "Managed address configuration", .boolean, "Not assigned yet.",
        "まだ割り当てられていません。",
        "RFC 5175 §4"),
    FieldInfo(
        "icmpv6.opt.efo.o", "Other configuration", .boolean, "Not assigned yet.", "まだ割り当てられていません。",
        "RFC 5175 §4"),
    FieldInfo(
        "icmpv6.opt.efo.h", "Home Agent", .boolean, "Not assigned yet.", "まだ割り当てられていません。", "RFC 5175 §4"),
    FieldInfo(
        "icmpv6.opt.efo.prf", "Prf (Default Router Preference)", .decimal, "Not assigned yet.",
        "まだ割り当てられていません。",
        "RFC 5175 §4"),
    FieldInfo(
        "icmpv6.opt.efo.p", "Proxy", .boolean, "Not assigned yet.", "まだ割り当てられていません。", "RFC 5175 §4"),
    FieldInfo(
        "icmpv6.opt.efo.rsv", "Reserved", .decimal, "Not assigned yet.", "まだ割り当てられていません。", "RFC 5175 §4"),
    FieldInfo(
        "icmpv6.opt.captive_portal", "Captive Portal", .text, "Where guests of this network have to sign in.",
        "このネットワークの利用者が手続きをするページです。", "RFC 8910 §2.3"),
    FieldInfo(
        "icmpv6.opt.pref64.scaled_lifetime", "Scaled Lifetime", .decimal,
        "For how long the prefix is good, in units of eight seconds.", "プレフィックスの有効期間（8秒単位）です。",
        "RFC 8781 §4"),
    FieldInfo(
        "icmpv6.opt.pref64.plc", "PLC (Prefix Length Code)", .hexadecimal(4), "How long the prefix is.",
        "プレフィックスの長さを表す番号です。", "RFC 8781 §4"),
    FieldInfo(
        "icmpv6.opt.pref64.prefix", "Prefix", .ipv6, "In front of addresses of IPv4, for machines that have only IPv6.",
        "IPv6だけの機器がIPv4の相手に使う、アドレスの前の部分です。", "RFC 8781 §4"),
]

let multicastListenerFields: [FieldInfo] = [
    FieldInfo(
        "icmpv6.mld.maximum_response_delay", "Maximum Response Delay [ms]", .decimal,
        "Within how many milliseconds machines have to answer.", "返事までに許されるミリ秒数です。", "RFC 2710 §3.4"),
    FieldInfo(
        "icmpv6.mld.maximum_response_code", "Maximum Response Code", .decimal,
        "Within how many milliseconds machines have to answer.", "返事までに許されるミリ秒数です。", "RFC 3810 §5.1.3"),
    FieldInfo(
        "icmpv6.mld.multicast_address", "Multicast Address", .ipv6, "The group; :: asks for all of them.",
        "対象のグループ。::なら全部です。", "RFC 2710 §3.6"),
    FieldInfo(
        "icmpv6.mld.flag", "Flags", .hexadecimal(2), "How the router asks.", "ルーターの尋ねかたです。",
        "RFC 3810 §5.1.7"),
    FieldInfo(
        "icmpv6.mld.flag.s", "Suppress Router-Side Processing", .boolean,
        "1: other routers shall not restart their clocks.", "1なら、ほかのルーターは時計を戻しません。",
        "RFC 3810 §5.1.7"),
    FieldInfo(
        "icmpv6.mld.flag.qrv", "QRV (Querier's Robustness Variable)", .decimal,
        "How many lost messages the router allows for.", "失われてもよいメッセージの数です。", "RFC 3810 §5.1.8"),
    FieldInfo(
        "icmpv6.mld.flag.reserved", "Reserved", .decimal, "Not used; 0.", "使われていません。0です。",
        "RFC 3810 §5.1.6"),
    FieldInfo(
        "icmpv6.mld.qqi", "QQIC (Querier's Query Interval Code)", .decimal, "How many seconds lie between questions.",
        "質問の間隔（秒）です。", "RFC 3810 §5.1.9"),
    FieldInfo(
        "icmpv6.mld.nb_sources", "Number of Sources", .decimal, "How many senders are asked about.",
        "尋ねられた送り手の数です。",
        "RFC 3810 §5.1.10"),
    FieldInfo(
        "icmpv6.mld.source_address", "Source Address", .ipv6, "One of them.", "その送り手の一つです。",
        "RFC 3810 §5.1.11"),
    FieldInfo(
        "icmpv6.mldr.nb_mcast_records", "Number of Multicast Address Records", .decimal, "How many groups follow.",
        "続くグループの数です。", "RFC 3810 §5.2.3"),
    FieldInfo(
        "icmpv6.mldr.mar", "Multicast Address Record", .heading, "One group, and which senders are wanted.",
        "一つのグループと、聞きたい送り手です。", "RFC 3810 §5.2.4"),
    FieldInfo(
        "icmpv6.mldr.mar.record_type", "Record Type", .decimal,
        "1 only these senders, 2 all but these; 3 and 4 the same, newly so.",
        "1はこの送り手だけ、2はそれ以外。3と4は新たにそうなったことを示します。",
        "RFC 3810 §5.2.5"),
    FieldInfo(
        "icmpv6.mldr.mar.aux_data_len", "Aux Data Len", .decimal, "How many words of other data follow.",
        "続くその他のデータの語数です。", "RFC 3810 §5.2.6"),
    FieldInfo(
        "icmpv6.mldr.mar.nb_sources", "Number of Sources", .decimal, "How many senders are named.",
        "挙げられた送り手の数です。",
        "RFC 3810 §5.2.7"),
    FieldInfo(
        "icmpv6.mldr.mar.multicast_address", "Multicast Address", .ipv6, "The group.", "そのグループです。",
        "RFC 3810 §5.2.8"),
    FieldInfo(
        "icmpv6.mldr.mar.source_address", "Source Address", .ipv6, "A sender.", "送り手です。", "RFC 3810 §5.2.9"),
    FieldInfo(
        "icmpv6.mldr.mar.auxiliary_data", "Auxiliary Data", .bytes, "Not used.", "使われていません。",
        "RFC 3810 §5.2.10"),
]
