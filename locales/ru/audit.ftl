menu-audit = 📜 Журнал
audit-title = <b>Журнал изменений</b>
audit-none = Пока ничего не меняли.
audit-head = <i>{ $at } · { $who }</i>
audit-head-machine = <i>{ $at } · автоматически</i>
audit-line = { $what }
audit-unknown = Что-то изменили: подробности в этой версии не читаются
audit-earlier = Раньше »
