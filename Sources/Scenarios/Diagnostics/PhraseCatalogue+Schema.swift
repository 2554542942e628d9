// The Japanese of messages about what does not fit the description of the format. Read first: PhraseCatalogue.swift.

extension PhraseCatalogue {
    static let schema: [String: String] = [
        "the file": "ファイル",
        "{} is {}": "{1}が{2}になっています",
        "{} is a list": "{}がリストになっています",
        "`{}` cannot be {}": "`{1}`は{2}として使えません",
        "`{}` is not {}": "`{1}`は{2}ではありません",
        "a text, or {en: ..., ja: ...}": "文字列、または{en: ..., ja: ...}",
        "a text with a comma, in {...}, needs quotes": "{...}の中では、コンマを含む文字列は引用符で囲む必要があります",
        "a list": "リスト",
        "a map": "マップ",
        "nothing": "空",
        "the text `{}`": "文字列`{}`",
        "{} has {} element{}": "{1}の要素が{2}個しかありません",
        "at least {}": "{}個以上",
        "an element of {}": "{}の要素",
        "{} has {} entries": "{1}に{2}個の項目があります",
        "a map of each {} by its name": "名前をキーとする{}のマップ",
        "the name of {} {}": "{2}の名前",
        "the {} `{}`": "{1}`{2}`",
        "`{}` of {}": "{2}の`{1}`",
        "a map with {}": "次のキーを持つマップ：{}",
        "a map with one of {}": "次のどれか一つを持つマップ：{}",
        "{} has no `{}`": "{1}に`{2}`がありません",
        "`{}` is not a key of {}": "`{1}`というキーは{2}にありません",
        "it further in: {}": "もっと内側：{}",
        "{} as a map": "マップで書いた{}",
        "this is not {}": "これは{}ではありません",
        "{}, {}": "{}、{}",
        "{} or {}": "{1}または{2}",
        "a text of at most {} bytes": "{}バイト以下の文字列",
        "a name of letters, digits, `-` and `_`": "英字・数字・`-`・`_`からなる名前",
        "a name of letters, digits and hyphens, such as hana-pc or mail.kita.example":
            "hana-pcやmail.kita.exampleのような、英字・数字・ハイフンからなる名前",
        "a name in small letters that ends in .example or .test": ".exampleか.testで終わる、小文字の名前",
        "a name in small letters that ends in .example or .test, or * for all others":
            ".exampleか.testで終わる小文字の名前、またはその他すべてを表す*",
        "at most {} letters before the @": "@より前が{}文字以内のアドレス",
        "at most {} letters between two dots": "ドットで区切られた各部分が{}文字以内の名前",
        "a name of at most {} letters": "{}文字以内の名前",
        "only letters from a to z, digits and hyphens between the dots": "ドットで区切られた各部分が、aからzの英字・数字・ハイフンだけの名前",
        "a zone's full name with the final dot, such as kita.example.": "kita.example.のような、最後のドットまで書いたゾーンの名前",
        "the part of a mail address before the @": "メールアドレスの@より前の部分",
        "a mail address at a domain that ends in .example or .test": ".exampleか.testで終わるドメインのメールアドレス",
        "a mail address at a domain that ends in .example or .test, or its part before the @":
            ".exampleか.testで終わるドメインのメールアドレス、またはその@より前の部分",
        "yes or no": "yesまたはno",
        "a whole number from {}": "{}以上の整数",
        "a whole number from {} to {}": "{}から{}までの整数",
        "a whole number from 0 to {}": "0から{}までの整数",
        "a length of time with its unit: 10 s, 20 ms, 50 us, 5 min, 2 h, 3 d":
            "単位をつけた時間：10 s、20 ms、50 us、5 min、2 h、3 d",
        "a speed above zero with its unit: 100 Mbit/s, 64 kbit/s": "単位をつけた、0より大きい速度：100 Mbit/s、64 kbit/s",
        "a percentage from 0% to 100%, to the millionth": "0%から100%までの割合（百万分の一まで）",
        "a number of bytes: 10 MB, 512 kB, 4096": "バイト数：10 MB、512 kB、4096",
        "a number of bytes, or none for no limit: 10 MB, 512 kB, 4096, none":
            "バイト数（上限なしなら none）：10 MB、512 kB、4096、none",
        "a date and time such as 2026-04-06T09:00:00Z": "2026-04-06T09:00:00Zのような日時",
        "an IPv4 address of a documentation range (192.0.2, 198.51.100, 203.0.113) or a private one":
            "文書用（192.0.2、198.51.100、203.0.113）またはプライベートのIPv4アドレス",
        "an address with its prefix length (at most 30), such as 192.0.2.25/24, of a documentation range or a private one":
            "192.0.2.25/24のような、プレフィックス長（30以下）をつけた、文書用またはプライベートのアドレス",
        "a network such as 192.0.2.0/24 (at most /30), of a documentation range or a private one, its last bits zero":
            "192.0.2.0/24のような（/30まで）、文書用またはプライベートのネットワーク。残りのビットは0",
        "a network such as 192.0.2.0/24, its last bits zero": "192.0.2.0/24のようなネットワーク。残りのビットは0",
        "a MAC address of one machine, such as 02:00:c0:00:02:19": "02:00:c0:00:02:19のような、一台の機器のMACアドレス",
        "`{}` is a key of {}, but stands where a name is expected": "`{1}`は{2}のキーですが、名前を書く所にあります",
        "more blanks before it, below what it belongs to": "それが属するものの下で、もっと字下げした位置",
        "a moment that there is, in the years {} to {}": "実在する日時（{1}年から{2}年まで）",
        "a record such as `www A 192.0.2.80` or `@ 3600 MX 10 mail`": "`www A 192.0.2.80`や`@ 3600 MX 10 mail`のようなレコード",
        "a name and a type such as `@ MX` or `25.2.0.192.in-addr.arpa. PTR`":
            "`@ MX`や`25.2.0.192.in-addr.arpa. PTR`のような、名前と種類",
        "a host or a switch, with or without a port: hana-pc, router:eth1, switch:3":
            "ホストかスイッチ（ポートはつけてもつけなくてもよい）：hana-pc、router:eth1、switch:3",
        "the name of a file": "ファイルの名前",
        "a documentation or private IPv4 address behind A, or 127.0.0.2 and the like: `www A 192.0.2.80`":
            "Aの後ろに、文書用かプライベートのIPv4アドレス、または127.0.0.2のような値：`www A 192.0.2.80`",
        "nothing but a time to live between name and type: `www 3600 A 192.0.2.80`, `www 1h A 192.0.2.80`":
            "名前と種類の間にはTTLだけ：`www 3600 A 192.0.2.80`、`www 1h A 192.0.2.80`",
        "an IPv6 address behind AAAA: `www AAAA 2001:db8::80`": "AAAAの後ろにIPv6アドレス：`www AAAA 2001:db8::80`",
        "a preference and a name behind MX: `@ MX 10 mail`": "MXの後ろに優先度と名前：`@ MX 10 mail`",
        "a text in quotes, of at most 255 bytes each, 65535 in all: `@ TXT \"v=spf1 mx -all\"`":
            "引用符で囲んだ、それぞれ255バイト以下、全部で65535バイト以下の文字列：`@ TXT \"v=spf1 mx -all\"`",
        "two names and five numbers behind SOA: `@ SOA ns hostmaster 1 7200 900 1209600 300`":
            "SOAの後ろに名前二つと数五つ：`@ SOA ns hostmaster 1 7200 900 1209600 300`",
        "one name behind {}: `www {} mail`": "{1}の後ろに名前一つ：`www {2} mail`",
    ]
}
