# Several services in one visit.

together-add = ➕ Услуга
together-question = ➕ <b>Что сделаем ещё?</b>
together-most = За один визит можно записаться не больше чем на { $max } услуг.
together-all = Больше в этот визит ничего не добавить.
together-remove = ✖ { $service }
together-longer = Вместе это дольше, и на прежнее время не помещается. Вот где помещается; прежнее пока держим за вами
