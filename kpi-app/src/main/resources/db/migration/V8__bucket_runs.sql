-- Explanations ask which run changed a bucket last.
create index bucket_change_by_bucket on kpi.bucket_change (metric, day);
