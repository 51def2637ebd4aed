package org.kpiplatform.app.client.upload;

import java.util.List;
import java.util.concurrent.Callable;
import org.kpiplatform.api.upload.UploadedFile;
import org.kpiplatform.app.client.command.Listing;
import org.kpiplatform.app.client.command.OutputOption;
import org.kpiplatform.app.client.command.Session;
import org.kpiplatform.app.client.http.Query;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `kpi files SOURCE`.
@Command(
        name = "files",
        description = "Lists the files that were sent for a source to read.",
        footerHeading = "%nExamples:%n",
        footer = {"  kpi files shop", "  kpi files shop --delete orders-2011-03.csv"})
public final class FilesCommand implements Callable<Integer> {

    private final Session session;

    @Parameters(index = "0", paramLabel = "SOURCE", description = "The source's key.")
    private String source = "";

    @Option(
            names = "--delete",
            paramLabel = "NAME",
            description = "Deletes this file; may be given again. Records that were read from it stay.")
    private List<String> deleted = List.of();

    @Mixin
    private final OutputOption output = new OutputOption();

    public FilesCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        deleted.forEach(name -> session.api().delete(Query.of("sources", source, "files", name)));
        listing()
                .whenEmpty("There are no files. 'kpi upload " + source + " FILE' sends one.")
                .show(session, output.format(), session.api().list(Query.of("sources", source, "files")));
        return ExitCode.OK;
    }

    static Listing<UploadedFile> listing() {
        return new Listing<>(UploadedFile.class)
                .text("name", UploadedFile::name)
                .count("size", UploadedFile::size)
                .text("uploaded_at", UploadedFile::uploadedAt)
                .text("uploaded_by", UploadedFile::uploadedBy)
                .text("sha256", UploadedFile::sha256);
    }
}
