package org.kpiplatform.app.client.upload;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Flow.Subscriber;
import java.util.concurrent.Flow.Subscription;
import java.util.function.LongConsumer;

/// A file as a body that tells how much of it has been sent.
final class CountedFile {

    private CountedFile() {}

    /// The body. It is read while it is sent.
    ///
    /// @param sent told of the bytes so far, on whichever thread sends them
    static BodyPublisher of(Path file, LongConsumer sent) throws IOException {
        long size = Files.size(file);
        if (size == 0) {
            return BodyPublishers.noBody();
        }
        BodyPublisher whole = BodyPublishers.ofFile(file);
        return BodyPublishers.fromPublisher(subscriber -> whole.subscribe(new Counting(subscriber, sent)), size);
    }

    private static final class Counting implements Subscriber<ByteBuffer> {

        private final Subscriber<? super ByteBuffer> to;
        private final LongConsumer sent;
        private long bytes;

        Counting(Subscriber<? super ByteBuffer> to, LongConsumer sent) {
            this.to = to;
            this.sent = sent;
        }

        @Override
        public void onSubscribe(Subscription subscription) {
            to.onSubscribe(subscription);
        }

        @Override
        public void onNext(ByteBuffer piece) {
            bytes += piece.remaining();
            to.onNext(piece);
            sent.accept(bytes);
        }

        @Override
        public void onError(Throwable failure) {
            to.onError(failure);
        }

        @Override
        public void onComplete() {
            to.onComplete();
        }
    }
}
