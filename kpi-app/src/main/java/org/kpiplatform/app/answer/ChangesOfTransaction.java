package org.kpiplatform.app.answer;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.util.ArrayList;
import java.util.List;
import org.kpiplatform.app.basis.Change;
import org.kpiplatform.app.basis.FactsChanged;
import org.kpiplatform.app.basis.FactsCommitted;

/// Gathers what a transaction changes: told to other nodes once, when it is about to commit, and to this one when it
/// has ended. A transaction that was rolled back is told here, too: one answer too few does no harm.
@ApplicationScoped
class ChangesOfTransaction {

    private final TransactionSynchronizationRegistry transactions;
    private final ChangesOfNodes nodes;
    private final Event<FactsCommitted> committed;

    ChangesOfTransaction(
            TransactionSynchronizationRegistry transactions, ChangesOfNodes nodes, Event<FactsCommitted> committed) {
        this.transactions = transactions;
        this.nodes = nodes;
        this.committed = committed;
    }

    void gather(@Observes FactsChanged changed) {
        if (transactions.getTransactionStatus() == Status.STATUS_NO_TRANSACTION) {
            Gathered gathered = new Gathered();
            gathered.changes.addAll(changed.changes());
            gathered.beforeCompletion();
            gathered.afterCompletion(Status.STATUS_COMMITTED);
        } else {
            ofTransaction().changes.addAll(changed.changes());
        }
    }

    private Gathered ofTransaction() {
        if (transactions.getResource(Gathered.class) instanceof Gathered known) {
            return known;
        }
        Gathered first = new Gathered();
        transactions.putResource(Gathered.class, first);
        transactions.registerInterposedSynchronization(first);
        return first;
    }

    private final class Gathered implements Synchronization {

        private final List<Change> changes = new ArrayList<>();

        @Override
        public void beforeCompletion() {
            nodes.tell(changes);
        }

        @Override
        public void afterCompletion(int status) {
            committed.fire(new FactsCommitted(changes, false));
        }
    }
}
