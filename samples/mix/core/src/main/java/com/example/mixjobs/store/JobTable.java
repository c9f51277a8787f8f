package com.example.mixjobs.store;

import static com.azure.data.tables.models.TableErrorCode.ENTITY_ALREADY_EXISTS;
import static com.azure.data.tables.models.TableErrorCode.RESOURCE_NOT_FOUND;
import static com.azure.data.tables.models.TableErrorCode.UPDATE_CONDITION_NOT_SATISFIED;
import static com.azure.data.tables.models.TableTransactionActionType.CREATE;
import static com.azure.data.tables.models.TableTransactionActionType.DELETE;
import static com.azure.data.tables.models.TableTransactionActionType.UPDATE_REPLACE;
import static com.azure.data.tables.models.TableTransactionActionType.UPSERT_REPLACE;

import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpHeaders;
import com.azure.core.util.Context;
import com.azure.data.tables.TableClient;
import com.azure.data.tables.models.TableEntity;
import com.azure.data.tables.models.TableEntityUpdateMode;
import com.azure.data.tables.models.TableErrorCode;
import com.azure.data.tables.models.TableServiceException;
import com.azure.data.tables.models.TableTransactionAction;
import com.azure.data.tables.models.TableTransactionActionType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import com.example.mixjobs.model.Job;
import com.example.mixjobs.model.JobId;

/**
 * The rows of jobs, one at a time.
 *
 * <p>While a job waits for its message or for a Batch task, a {@link Marker} stands in the same partition, written and
 * deleted in one transaction with the job's row.
 */
public final class JobTable {

    static final String ETAG = "odata.etag";

    private final Once<TableClient> table;

    JobTable(Once<TableClient> table) {
        this.table = table;
    }

    /**
     * Writes the row of a job that was just submitted.
     *
     * @return false when there is a row of that id already; it is left as it is
     */
    public boolean insert(Job submitted) {
        try {
            transact(CREATE, JobRow.of(submitted), Optional.empty(), Marker.of(submitted));
            return true;
        } catch (TableServiceException e) {
            if (says(e, ENTITY_ALREADY_EXISTS)) {
                return false;
            }
            throw e;
        }
    }

    public Optional<VersionedJob> find(JobId id) {
        try {
            return Optional.of(JobRow.read(table.get().getEntity(RowKeys.partition(id), RowKeys.job(id))));
        } catch (TableServiceException e) {
            if (says(e, RESOURCE_NOT_FOUND)) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** What became of an {@link #update}: the row as it stands, and whether the update changed it. */
    public record Update(VersionedJob row, boolean changed) {

        public Job job() {
            return row.job();
        }
    }

    /**
     * Changes a row by a conditional write. The loser of a race reads the row again and decides again.
     *
     * @param change gives the job after the change, or nothing to leave it as it is; may be called more than once
     * @return empty when there is no such row
     */
    public Optional<Update> update(JobId id, Function<Job, Optional<Job>> change) {
        while (true) {
            Optional<VersionedJob> current = find(id);
            if (current.isEmpty()) {
                return Optional.empty();
            }
            Optional<Job> next = change.apply(current.get().job());
            if (next.isEmpty()) {
                return Optional.of(new Update(current.get(), false));
            }
            Optional<VersionedJob> written = replace(current.get(), next.get());
            if (written.isPresent()) {
                return Optional.of(new Update(written.get(), true));
            }
        }
    }

    /**
     * Writes a row on top of the version that was read.
     *
     * @return empty when the row is no longer the one that was read, or is gone: read it again and decide again
     */
    public Optional<VersionedJob> replace(VersionedJob read, Job next) {
        Optional<Marker> was = Marker.of(read.job());
        Optional<Marker> is = Marker.of(next);
        TableEntity row = JobRow.of(next).addProperty(ETAG, read.etag());
        try {
            if (was.equals(is)) {
                HttpHeaders headers = table.get()
                        .updateEntityWithResponse(row, TableEntityUpdateMode.REPLACE, true, null, Context.NONE)
                        .getHeaders();
                return Optional.of(new VersionedJob(next, etag(headers)));
            }
            transact(UPDATE_REPLACE, row, was, is);
            // A transaction does not tell the new version. If the row was changed again since, that race is lost too.
            return find(next.id()).filter(now -> now.job().equals(next));
        } catch (TableServiceException e) {
            if (says(e, UPDATE_CONDITION_NOT_SATISFIED) || says(e, RESOURCE_NOT_FOUND)) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** Azurite 3.35.0 forgets the closing quotation mark in this header. */
    static String etag(HttpHeaders headers) {
        String etag = headers.getValue(HttpHeaderName.ETAG);
        return etag.endsWith("\"") ? etag : etag + '"';
    }

    private void transact(
            TableTransactionActionType onRow, TableEntity row, Optional<Marker> was, Optional<Marker> is) {
        List<TableTransactionAction> actions = new ArrayList<>();
        actions.add(new TableTransactionAction(onRow, row, onRow == UPDATE_REPLACE));
        // A transaction takes one action for each row, so a marker that is only written anew is not deleted before.
        was.filter(marker -> !is.map(Marker::prefix).equals(Optional.of(marker.prefix())))
                .ifPresent(marker -> actions.add(new TableTransactionAction(DELETE, marker.beside(row))));
        is.ifPresent(marker -> actions.add(new TableTransactionAction(UPSERT_REPLACE, marker.beside(row))));
        table.get().submitTransaction(actions);
    }

    static boolean says(TableServiceException e, TableErrorCode code) {
        return e.getValue() != null && code.equals(e.getValue().getErrorCode());
    }
}
