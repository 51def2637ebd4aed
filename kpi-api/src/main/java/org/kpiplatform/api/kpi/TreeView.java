package org.kpiplatform.api.kpi;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.domain.target.StatusRollup;
import org.kpiplatform.domain.tree.TreeNode;

/// A KPI in one period and everything its value is made of.
@Schema(description = "A KPI in one period and everything its value is made of.")
public record TreeView(
        @Schema(description = "The key of the root.", examples = "net_revenue")
        String kpi,

        @Schema(description = "The values are of this period.", examples = "2011-03")
        String period,

        @Schema(description = "The changes are since this one.", examples = "2011-02")
        String previousPeriod,

        @Schema(description = "What the statuses of all KPIs in the tree say together.")
        StatusRollup statuses,

        @Schema(description = "The KPI itself; its inputs stand below it.")
        TreeNode root,

        @Schema(
                description =
                        "What of it had not been published by the moment that was asked (`as_of`), why, and what to"
                                + " do, in a sentence. Absent where everything had been, and where no moment was asked.")
        @Nullable
        String unpublished) {}
