package org.kpiplatform.app.client.http;

import org.kpiplatform.api.problem.Problem;

/// The service answered that it can not do what was asked, and why.
public final class Refused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    Refused(Problem problem) {
        super(problem.title());
        this.problem = problem;
    }

    public Problem problem() {
        return problem;
    }
}
