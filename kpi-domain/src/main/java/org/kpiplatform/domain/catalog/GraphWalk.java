package org.kpiplatform.domain.catalog;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/// A walk through a directed graph, depth first and without recursion, so that its depth does not matter.
public final class GraphWalk {

    private final Function<String, ? extends Collection<String>> next;
    private final Map<String, Boolean> done = new HashMap<>();
    private final Deque<String> path = new ArrayDeque<>();
    private final Deque<Iterator<String>> open = new ArrayDeque<>();
    private final Set<String> inLoops = new HashSet<>();
    private final List<String> order = new ArrayList<>();
    private final List<List<String>> loops = new ArrayList<>();

    private GraphWalk(Function<String, ? extends Collection<String>> next) {
        this.next = next;
    }

    /// Walks from every key.
    ///
    /// @param next where the edges of a key lead
    public static GraphWalk through(Collection<String> keys, Function<String, ? extends Collection<String>> next) {
        GraphWalk walk = new GraphWalk(next);
        for (String key : keys) {
            if (!walk.done.containsKey(key)) {
                walk.from(key);
            }
        }
        return walk;
    }

    /// Every key after the ones its edges lead to; those in loops somewhere.
    public List<String> order() {
        return order;
    }

    /// Loops, each from the first of its keys in the alphabet, which is repeated at the end. No key is in two
    /// of them: when keys are entangled, mending one loop may show the next.
    public List<List<String>> loops() {
        return loops;
    }

    private void from(String start) {
        enter(start);
        while (!open.isEmpty()) {
            if (open.peek().hasNext()) {
                visit(open.peek().next());
            } else {
                open.pop();
                String left = path.pop();
                done.put(left, true);
                order.add(left);
            }
        }
    }

    private void enter(String key) {
        done.put(key, false);
        path.push(key);
        open.push(List.copyOf(next.apply(key)).iterator());
    }

    private void visit(String key) {
        Boolean left = done.get(key);
        if (left == null) {
            enter(key);
        } else if (!left) {
            close(key);
        }
    }

    private void close(String key) {
        List<String> loop = new ArrayList<>();
        for (String step : path) {
            loop.addFirst(step);
            if (step.equals(key)) {
                break;
            }
        }
        if (loop.stream().noneMatch(inLoops::contains)) {
            inLoops.addAll(loop);
            loops.add(fromTheFirst(loop));
        }
    }

    private static List<String> fromTheFirst(List<String> loop) {
        String first = loop.stream().min(String::compareTo).orElseThrow();
        List<String> turned = new ArrayList<>(loop.subList(loop.indexOf(first), loop.size()));
        turned.addAll(loop.subList(0, loop.indexOf(first)));
        turned.add(first);
        return List.copyOf(turned);
    }
}
