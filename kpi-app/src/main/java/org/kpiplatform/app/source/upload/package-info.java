/// Files that were sent to the service for a source to read: kept in the database, which all nodes share, and lent
/// to connectors as a folder of this node. What is in them is the connectors' business. Start with
/// [org.kpiplatform.app.source.upload.Uploads], then [org.kpiplatform.app.source.upload.UploadFolders].
@NullMarked
package org.kpiplatform.app.source.upload;

import org.jspecify.annotations.NullMarked;
