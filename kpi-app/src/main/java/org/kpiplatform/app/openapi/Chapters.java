package org.kpiplatform.app.openapi;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.info.Info;

/// The front page of the document: its licence, and its chapters in the order in which data flows.
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class Chapters implements OASFilter {

    private static final SequencedMap<String, String> CHAPTERS = new LinkedHashMap<>();

    static {
        CHAPTERS.put("plugins", "The plugins that connectors come from: what is installed, and how that is changed.");
        CHAPTERS.put("connectors", "The kinds of source there are.");
        CHAPTERS.put("presets", "Ready definitions of known systems, which plugins bring.");
        CHAPTERS.put("definitions", "Sources, metrics and KPIs as code: YAML files, planned and applied together.");
        CHAPTERS.put("sources", "Where records come from.");
        CHAPTERS.put("streams", "The streams of a source, with their records and what is in quarantine.");
        CHAPTERS.put("push", "Sending records to the service, instead of having them read.");
        CHAPTERS.put("files", "Sending files to the service for a source to read.");
        CHAPTERS.put("sync runs", "Reading what is new from sources.");
        CHAPTERS.put("metrics", "What is measured over records, and its values.");
        CHAPTERS.put("entries", "Values that people type in, where no system has them.");
        CHAPTERS.put("kpis", "Governed formulas over metrics, their values, and the tree that they form.");
        CHAPTERS.put("publications", "What was reported when, and what has been restated since.");
        CHAPTERS.put("calendars", "The calendars that values are reported by, and their periods.");
    }

    @Override
    public void filterOpenAPI(OpenAPI document) {
        document.setInfo(licence());
        document.setTags(CHAPTERS.entrySet().stream().map(Chapters::tag).toList());
    }

    /// What configuration says about the service is added to this later; it knows no identifiers of licences.
    private static Info licence() {
        return OASFactory.createInfo()
                .license(OASFactory.createLicense().name("Apache License 2.0").identifier("Apache-2.0"));
    }

    private static org.eclipse.microprofile.openapi.models.tags.Tag tag(Map.Entry<String, String> chapter) {
        return OASFactory.createTag().name(chapter.getKey()).description(chapter.getValue());
    }
}
