package org.kpiplatform.api.upload;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A file that was sent for a source to read.
@Schema(description = "A file that was sent for a source to read.")
public record UploadedFile(
        @Schema(description = "By which the source's `files` find it.", examples = "orders-2011-03.csv")
        String name,

        @Schema(description = "In bytes.", examples = "48231")
        long size,

        @Schema(
                description = "Of its bytes, in hexadecimal.",
                examples = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
        String sha256,

        @Schema(description = "When it came, or came again just so.", examples = "2026-03-01T10:00:00Z")
        Instant uploadedAt,

        @Schema(description = "Who sent it, as he says himself; absent where he does not.", examples = "Ann") @Nullable
        String uploadedBy) {}
