# Several services in one visit.

together-add = ➕ Service
together-question = ➕ <b>What else shall we do?</b>
together-most = One visit can have up to { $max } services.
together-all = There is nothing else to add to this visit.
together-remove = ✖ { $service }
together-longer = Together they take longer and do not fit there. Here is where they fit; we still keep the other time
