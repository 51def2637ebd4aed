/// The connector `tryton`: customers, opportunities, complaints, sales and projects of a Tryton, by its own JSON-RPC.
/// Start reading at [org.kpiplatform.connector.tryton.TrytonConnector].
///
/// What a stream is made of says [org.kpiplatform.connector.tryton.model], how it is read without losing anything
/// [org.kpiplatform.connector.tryton.reading], and how Tryton is spoken to
/// [org.kpiplatform.connector.tryton.rpc]. What it means to a KPI is the platform's.
@NullMarked
package org.kpiplatform.connector.tryton;

import org.jspecify.annotations.NullMarked;
