// The Japanese of messages about topologies as a whole. Read first: PhraseCatalogue.swift.

extension PhraseCatalogue {
    static let topology: [String: String] = [
        "`{}` has the address {} twice": "`{}`にアドレス{}が二度あります",
        "`{}` has the address {}, but so has `{}`": "`{1}`のアドレスは{2}ですが、`{3}`も同じです",
        "an address of its own for each interface": "インターフェースごとに別のアドレス",
        "the interface `{}` has neither an address nor a link": "インターフェース`{}`にアドレスもリンクもありません",
        "there are no private networks left for so many hosts": "ホストが多すぎて、プライベートのネットワークが足りません",
        "the address {} of `{}` is not in the network of its link": "`{2}`のアドレス{1}は、そのリンクのネットワークにありません",
        "an address in {}": "{}の中のアドレス",
        "{} is not an address of one host, but of all of {}": "{1}は一台のホストのアドレスではなく、{2}全体を表します",
        "the network {} has too few addresses for its {} machines": "ネットワーク{1}には、{2}台の機器に足りるアドレスがありません",
        "no link ends at `{}` of `{}`, so it cannot be in one network with `{}`":
            "`{2}`の`{1}`にはリンクがつながっていないので、`{3}`と同じネットワークにはなれません",
        "a link `between` them, or between each and a switch": "両者の間の（`between`）リンク、またはそれぞれとスイッチの間のリンク",
        "the network {} of `{}` overlaps {} of `{}`, which is on another link":
            "`{2}`のネットワーク{1}が、別のリンクにある`{4}`の{3}と重なっています",
        "a network of its own for each link": "リンクごとに別のネットワーク",
        "`{}` has the MAC address {}, but so has `{}`": "`{1}`のMACアドレスは{2}ですが、`{3}`も同じです",
        "the link `{}` has both ends in `{}`": "リンク`{1}`の両端が、どちらも`{2}`にあります",
        "two different machines": "二つの異なる機器",
        "`{}` is not a port of a switch": "`{}`はスイッチのポートではありません",
        "a number from 0": "0以上の数",
        "there is a cable in port {} of `{}` already": "`{2}`のポート{1}には、もうケーブルがあります",
        "the link `{}` leads nowhere: there is no `{}`": "リンク`{1}`の先がありません。`{2}`というものはありません",
        "`{}` of `{}` has the cable `{}` in it already": "`{2}`の`{1}`には、もうケーブル`{3}`がつながっています",
        "the link `{}` closes a ring of switches: broadcasts would go round in it for ever":
            "リンク`{}`でスイッチが輪になります。ブロードキャストが永久に回り続けます",
        "one way between any two switches": "どの二つのスイッチの間にも一本の道",
        "there is already a machine called `{}`": "`{}`という機器はもうあります",
        "`{}` is a top-level domain": "`{}`はトップレベルドメインです",
        "a domain below it, such as kita.{}": "kita.{}のような、その下のドメイン",
        "`mail` of a domain names no host": "ドメインの`mail`にホストがありません",
        "an MX host such as {mail: 10}; `without: [\"@ MX\"]` leaves its record out":
            "{mail: 10}のようなMXホスト。レコードを省くには`without: [\"@ MX\"]`と書きます",
        "`{}` would be called `{}.{}`": "`{1}`の名前は`{2}.{3}`になってしまいます",
        "a host of the domain; `records: [\"@ MX 10 {}.\"]` names another domain's":
            "このドメインのホスト。ほかのドメインのホストは`records: [\"@ MX 10 {1}.\"]`と書きます",
        "there is no way from `{}` to {}: it ends at `{}`": "`{1}`から{2}への道がありません。`{3}`で途切れています",
        "the alias `{}` stands for itself only, by way of others or not":
            "別名`{}`は、ほかの別名をたどっても自分自身に戻るだけです",
        "a mailbox, or an address elsewhere": "メールボックス、または別の場所のアドレス",
        "a route, a router on the way (`forwards: yes`), or an address that somebody has":
            "経路、途中のルーター（`forwards: yes`）、または誰かが持っているアドレス",
        "packets for {} go round for ever: {}": "{1}あてのパケットが永久に回り続けます：{2}",
        "addresses that nobody has": "誰も持っていないアドレス",
        "routes that lead to their destination (`wrongRoutes: yes` allows others)":
            "宛先に着く経路（`wrongRoutes: yes`と書けば、そうでない経路も許されます）",
        "`{}` has no interface `{}`": "`{1}`にインターフェース`{2}`はありません",
        "the gateway {} is not a neighbour on `{}`": "ゲートウェイ{1}は`{2}`の隣にありません",
        "`{}` is a switch already": "`{}`はもうスイッチの名前です",
        "another name": "別の名前",
        "the link `{}` has {} ends": "リンク`{1}`に端が{2}個あります",
        "two; a switch connects more": "二個（もっとつなぐにはスイッチを使います）",
        "there is no link `{}` to change, and this one does not say `between` what it runs":
            "変更するリンク`{}`がありません。新しいリンクなら、何と何の間か（`between`）が書かれていません",
        "`{}` is `{}` in DNS, but so is `{}`": "`{1}`のDNSでの名前は`{2}`ですが、`{3}`も同じです",
        "a name of its own for each host": "ホストごとに別の名前",
        "`{}` is not the name of another mail server": "`{}`は、ほかのメールサーバーの名前ではありません",
        "the mail server on `{}` has no name in DNS": "`{}`のメールサーバーにはDNSでの名前がありません",
        "`dns` of the host": "ホストの`dns`",
        "`{}` keeps no mail of `{}`, the domain of this account": "`{1}`は、このアカウントのドメイン`{2}`のメールを扱っていません",
        "one of its `domains`": "そのサーバーの`domains`のどれか",
        "the alias `{}` stands for `{}`, but nobody has that address": "別名`{1}`は`{2}`を指していますが、そのアドレスを持つ人はいません",
        "`{}` and `{}` are one address: capital letters make no difference":
            "`{}`と`{}`は同じアドレスです。大文字と小文字は区別されません",
        "the alias `{}` is called like the mailbox `{}`, which keeps its letters":
            "別名`{}`はメールボックス`{}`と同じアドレスなので、手紙はそのメールボックスにとどまります",
        "an address of its own": "それぞれ別のアドレス",
        "`{}` shall get mail for unknown people, but has no mailbox here": "知らない人あてのメールを受け取る`{}`のメールボックスが、ここにはありません",
        "the mail program on `{}` does not say whose it is, or by which server it sends":
            "`{}`のメールソフトに、誰のものか、どのサーバーで送るかが書かれていません",
        "`address` and `submission`": "`address`と`submission`",
        "`{}` is not the name of a mail server": "`{}`はメールサーバーの名前ではありません",
        "`{}` has no mailbox on `{}`": "`{1}`のメールボックスは`{2}`にありません",
        "`{}` reads by {}, but `{}` does not offer it": "`{1}`は{2}で読みますが、`{3}`は{2}を提供していません",
        "the zone `{}` has {}": "ゾーン`{1}`には{2}あります",
        "its SOA record at another name": "SOAレコードが別の名前に",
        "{} SOA records": "SOAレコードが{}個",
        "one, at `@`": "`@`に一つ",
        "the zone `{}` has no NS record at `@`": "ゾーン`{}`の`@`にNSレコードがありません",
        "`{}` is not in the zone `{}`": "`{1}`はゾーン`{2}`の中にありません",
        "`{}` is an alias (CNAME) and has other records as well": "`{}`は別名（CNAME）なのに、ほかのレコードもあります",
        "`{}` has {} characters with its zone": "`{1}`はゾーンの名前と合わせて{2}文字です",
        "a name of at most 254": "254文字以下の名前",
        "no cable leads to `{}`": "`{}`にはケーブルがつながっていません",
        "a link that is `between` it and another": "それを`between`に挙げたリンク",
        "one CNAME and nothing else": "CNAME一つだけ",
        "a zone cannot be an alias as a whole": "ゾーン全体を別名にすることはできません",
        "a name in it": "ゾーンの中の名前",
        "`{}` has no {} record to be left out": "`{1}`には、省くはずの{2}レコードがありません",
        "`{}` is neither in the zone `{}` nor in a reverse zone of this domain":
            "`{1}`は、ゾーン`{2}`にも、このドメインの逆引きゾーンにもありません",
    ]
}
