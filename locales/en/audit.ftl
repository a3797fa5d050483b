menu-audit = 📜 Journal
audit-title = <b>Who changed what</b>
audit-none = Nothing was changed yet.
audit-head = <i>{ $at } · { $who }</i>
audit-head-machine = <i>{ $at } · automatically</i>
audit-line = { $what }
audit-unknown = Something was changed: this version cannot read what
audit-earlier = Earlier »
